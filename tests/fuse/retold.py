"""One story of a war and what others make of it, written for these tests."""

from __future__ import annotations

WIRE = """EL FASHER, Sudan, June 15 (Reuters) - At least 23 people were killed and 61 wounded when shells hit the Abu Shouk camp \
north of El Fasher on Friday, the Al Junaid hospital said, in the heaviest attack on the city since May.

The Rapid Support Forces fired more than 40 shells from the east between 5 a.m. and noon, three residents said. One landed at a \
bakery where women were queuing for bread.

"We had no time to bury them one by one, so we buried them together," said Halima Abdalla, a nurse who fled Kutum in 2023.

The army's Sixth Division said it had shot down two drones over the airport and destroyed 12 vehicles. The paramilitaries denied \
shelling the camp and accused the army of using families as shields.

The International Organization for Migration said that 4,500 families had left Abu Shouk and Zamzam since Monday, most of them \
for Tawila, 60 km to the west. The World Food Programme said it had delivered nothing to North Darfur for 19 days.

Talks in Jeddah, which Saudi Arabia and the United States sponsor, broke off in December 2023.
"""
SECOND_HAND = """No fewer than 23 persons lost their lives and 61 were hurt on Friday as artillery struck Abu Shouk, a camp on \
the northern edge of El Fasher, according to doctors at Al Junaid. It was the worst day there since May.

Those who live nearby, three of whom spoke, counted over 40 rounds that the Rapid Support Forces sent from eastern positions \
from 5 until midday. A bakery was among what was hit; mothers stood in line outside.

"There were too many for single graves, they went into one," recalled Halima Abdalla, who works as a nurse and escaped from \
Kutum in 2023.

Two unmanned aircraft were brought down near the airport and 12 cars burnt, claimed the Sixth Division. For their part the \
paramilitaries called this a lie and said that soldiers hide behind relatives.

Some 4,500 households, reckons the International Organization for Migration, abandoned Abu Shouk and Zamzam from Monday on, \
heading chiefly to Tawila at a distance of 60 kilometres. For 19 days not one sack has reached North Darfur, by the World Food \
Programme's account.

In Jeddah, where Saudi Arabia and the United States had brought both to a table, nobody has met again after December 2023.
"""
SPUN = """At the very least 23 individuals were slaughtered and 61 injured as projectiles smote the Abu Shouk encampment up from \
El Fasher on Friday, the Al Junaid infirmary declared, in the weightiest onslaught upon the metropolis from May.

The Rapid Support Forces discharged beyond 40 projectiles out of the orient amid 5 a.m. and midday, three inhabitants uttered. \
One touched down by a pastry shop whereat ladies were lining up towards loaves.

"We had no time to bury them one by one, so we buried them together," articulated Halima Abdalla, a caregiver whom escaped Kutum \
during 2023.

The host's Sixth Division voiced it had blasted down two robots above the airfield and ruined 12 automobiles. The paramilitaries \
rebuffed bombarding the encampment and charged the host with utilizing households like bucklers.

The International Organization for Migration voiced how 4,500 households had departed Abu Shouk plus Zamzam from Monday, mostly \
towards Tawila, 60 km toward the occident. The World Food Programme voiced it had conveyed zilch into North Darfur during 19 \
days.

Parleys within Jeddah, that Saudi Arabia plus the United States bankroll, snapped in December 2023.
"""
FOLLOW_UP = """EL FASHER, Sudan, June 17 (Reuters) - Aid groups pulled their last staff out of El Fasher on Sunday as fighters \
closed the road to Kabkabiya, two days after the shelling of a camp killed at least 23 people.

Doctors Without Borders said that 31 of its 37 nurses had reached Tine on the border with Chad. The others stayed by choice, \
said Osman Idris, who leads its work in Darfur.

The governor, Minni Minnawi, asked the United Nations for flights over the town. In New York, Britain circulated a draft that \
would name a commission of inquiry; Russia said that it would not vote for it before Thursday.

Talks in Jeddah, which Saudi Arabia and the United States sponsor, broke off in December 2023.
"""
OTHER = """EL FASHER, Sudan, June 15 (AFP) - Shells rained down on a camp in the besieged city of El Fasher for seven hours on \
Friday, residents told AFP by telephone, and a doctor put the dead at 23.

"I counted nineteen in the yard of the school, and then I stopped counting," said Yusuf Adam, a teacher. His brother was among \
the wounded.

The Rapid Support Forces, at war with the army since April 2023, have encircled the capital of North Darfur for a year. Their \
spokesman, Al-Fateh Qurashi, said that the camp had been turned into barracks.

Volunteers of the emergency kitchen in Abu Shouk said that they could no longer cook, as the well had been hit. The United \
Nations coordinator, Clementine Nkweta-Salami, called for a pause to let people leave by the road to Mellit.
"""
