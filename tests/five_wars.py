"""Short reports on five wars: some tell of one happening, some only resemble each other. Written for the tests; outlets are invented."""

from __future__ import annotations

from tests.across import Report

SHELLED = Report(
    "Example Wire", "2024-05-27", "Shelling of El Fasher hospital kills nine",
    "Shells hit the South Hospital in El Fasher on Sunday, killing nine people and wounding 20, the health ministry of North Darfur said. "
    "The ministry accused the Rapid Support Forces (RSF) of shelling the hospital. Doctors moved 40 patients to the cellar while the "
    "shelling went on, a surgeon said.\n\n"
    "The city is the last in Darfur that the army holds. The RSF has laid siege to it since early May. Aid agencies say that food and "
    "medicine no longer reach the camps around the city, where some 800,000 people live.",
)  # fmt: skip
SHELLED_AGAIN = Report(
    "Example Gazette", "2024-05-27", "Hospital in Darfur hit, nine dead",
    "Shells hit the South Hospital in El Fasher on Sunday, killing nine people and wounding 20, the health ministry of North Darfur said. "
    "The ministry accused the Rapid Support Forces (RSF) of shelling the hospital. Doctors moved 40 patients to the cellar while the "
    "shelling went on, a surgeon said.\n\n"
    "The city is the last in Darfur that the army holds. The RSF has laid siege to it since early May.",
)  # fmt: skip
GROWN = Report(
    "Example Courier", "2024-05-28", "Toll of hospital shelling rises",
    "Fourteen people were killed when shells hit the South Hospital in El Fasher on Sunday, the health ministry of North Darfur said on "
    "Tuesday. It had given the number of dead as nine on Monday.",
)  # fmt: skip
DENIED = Report(
    "Example Tribune", "2024-05-28", "RSF rejects blame",
    "The Rapid Support Forces denied on Tuesday that their fighters had shelled the South Hospital in El Fasher. A spokesman said that "
    "the army had placed guns beside it.",
)  # fmt: skip
MARKET = Report(
    "Example Courier", "2024-06-02", "Eleven die at market",
    "Shells hit a market in El Fasher on Saturday, killing 11 people, doctors said.",
)  # fmt: skip
SUDAN = (SHELLED, SHELLED_AGAIN, GROWN, DENIED, MARKET)

KHAN_YOUNIS = Report(
    "Example Wire", "2024-01-16", "Twelve killed in Khan Younis",
    "An Israeli air strike on a house in Khan Younis killed 12 people on Monday, medics said.",
)  # fmt: skip
RAFAH = Report(
    "Example Courier", "2024-01-16", "Strike on Rafah",
    "An Israeli air strike on a house in Rafah killed 12 people on Monday, residents said.",
)  # fmt: skip
KHAN_YOUNIS_TOO = Report(
    "Example Tribune", "2024-01-16", "Family killed in Gaza",
    "Israeli aircraft bombed a house in Khan Younis on Monday, killing at least 12 people, including five children, a doctor at the "
    "Nasser Hospital told the Tribune.",
)  # fmt: skip
WEEK = Report(
    "Example Monitor", "2024-01-19", "Gaza, the week",
    "Dozens of Israeli air strikes hit Khan Younis this week, killing more than 150 people, Gaza's health ministry said. More than 24,000 "
    "people have been killed in Gaza since October 7, the ministry said.",
)  # fmt: skip
GAZA = (KHAN_YOUNIS, RAFAH, KHAN_YOUNIS_TOO, WEEK)

VILLAGE = Report(
    "Example Wire", "2023-04-13", "Opposition counts 168 dead",
    "An air strike on the village of Pazigyi in Sagaing region on Tuesday killed 168 people, the National Unity Government (NUG) said.",
)  # fmt: skip
JUNTA = Report(
    "Example Gazette", "2023-04-13", "Military gives lower toll",
    "Myanmar's military said that the air strike on the village of Pazigyi on Tuesday had killed 53 people.",
)  # fmt: skip
CORRECTED = Report(
    "Example Wire", "2023-04-14", "Opposition counts 165 dead",
    "An air strike on the village of Pazigyi in Sagaing region on Tuesday killed 165 people, the National Unity Government (NUG) said.\n\n"
    "Correction: An earlier version of this story said that 168 people were killed.",
)  # fmt: skip
MYANMAR = (VILLAGE, JUNTA, CORRECTED)

SIGNED = Report(
    "Example Wire", "2022-11-02", "Truce for Tigray",
    "Ethiopia's government and the Tigray People's Liberation Front (TPLF) signed a truce in Pretoria on Wednesday, said Olusegun "
    "Obasanjo, the African Union mediator. Up to 600,000 people are thought to have been killed in two years of war.",
)  # fmt: skip
SIGNED_TOO = Report(
    "Example Tribune", "2022-11-03", "After Pretoria",
    "The truce that Ethiopia and the TPLF signed in Pretoria on Wednesday took effect on Thursday, mediator Obasanjo said.",
)  # fmt: skip
DRONE = Report(
    "Example Courier", "2022-10-27", "Drone kills three in Mekelle",
    "A drone strike on Mekelle killed three people on Wednesday, a doctor at the Ayder hospital said. Ethiopia's government denied that "
    "it had carried out a strike on the town.",
)  # fmt: skip
DRONE_TOO = Report(
    "Example Gazette", "2022-10-28", "Mekelle buries its dead",
    "Three people were killed in Wednesday's drone strike on Mekelle, aid workers said. TPLF spokesman Getachew Reda accused Ethiopia's "
    "air force of the strike.",
)  # fmt: skip
ETHIOPIA = (DRONE, DRONE_TOO, SIGNED, SIGNED_TOO)

TANKER = Report(
    "Example Wire", "2024-01-27", "Tanker burns in Gulf of Aden",
    "A missile hit the tanker Marlin Luanda in the Gulf of Aden on Friday. The US Central Command accused the Houthis of firing the "
    "missile.",
)  # fmt: skip
NOT_US = Report(
    "Example Gazette", "2024-01-28", "Houthis deny",
    "The Houthis denied on Sunday that they had attacked the tanker Marlin Luanda in the Gulf of Aden.",
)  # fmt: skip
YEMEN = (TANKER, NOT_US)

WARS = {"Sudan": SUDAN, "Gaza": GAZA, "Myanmar": MYANMAR, "Ethiopia": ETHIOPIA, "Yemen": YEMEN}
