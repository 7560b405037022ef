from pathlib import Path

from bench.quality.corpora.toponyms import Toponym, geovirus, lgl

_LGL = """<articles><article><title>A fire</title><domain>x.example</domain><text>A fire in Ayr.</text><toponyms>
<toponym><start>10</start><end>13</end><phrase>Ayr</phrase><gaztag><lat>55.46</lat><lon>-4.63</lon></gaztag></toponym>
<toponym><start>2</start><end>6</end><phrase>fire</phrase></toponym>
</toponyms></article></articles>"""
_GEOVIRUS = """<articles><article><text>A fire in Ayr.</text><locations>
<location><name>Ayr</name><start>11</start><end>14</end><lat>55.46</lat><lon>-4.63</lon></location>
<location><name>Ayr</name><start>9</start><end>12</end><lat>55.46</lat><lon>-4.63</lon></location>
</locations></article></articles>"""


def test_gold_has_coordinates_and_its_span_holds_the_name(tmp_path: Path) -> None:
    ayr = Toponym("Ayr", 10, 13, 55.46, -4.63)
    for reader, text in ((lgl, _LGL), (geovirus, _GEOVIRUS)):
        path = tmp_path / "corpus.xml"
        path.write_text(text, encoding="utf-8")
        (report,) = reader(path)
        assert report.toponyms == (ayr,)
