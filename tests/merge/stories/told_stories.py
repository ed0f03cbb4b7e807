"""Reports written for these tests: two incidents in one city and week, each told more than once, and another."""

from __future__ import annotations

from tocsin.records import Document

HARBOUR = (
    Document(
        "harbour-1",
        "TESSIVE (Gazette) — Three people were killed when a man opened fire in the Lantern Bar on Quay "
        "Street on Friday night, "
        "police said. Witnesses heard a dozen shots. Oskar Brenn, 31, a barman, was among the dead.",
        "Three killed in Lantern Bar shooting",
        "gazette.example",
        "2031-03-08",
    ),
    Document(
        "harbour-2",
        "A gunman walked into the Lantern Bar near the harbour of Tessive late on Friday and shot dead "
        "three guests and staff. "
        "The barman Oskar Brenn, 31, tried to stop him, his sister said. Police are looking for a grey van.",
        "Gunman kills three at harbour bar",
        "courier.example",
        "2031-03-08",
    ),
    Document(
        "harbour-3",
        "TESSIVE — A 44-year-old dock worker was charged on Tuesday with the murders at the Lantern Bar. He "
        "said nothing in "
        "court as the family of the barman, Oskar Brenn, looked on. Four people died of the shots of 7 March.",
        "Dock worker charged over Lantern Bar deaths",
        "gazette.example",
        "2031-04-15",
    ),
)
MARKET = (
    Document(
        "market-1",
        "TESSIVE (Gazette) — A 9-year-old girl was wounded when shots were fired at a fish stall on Mill "
        "Road on Sunday "
        "morning, police said. The stall holder, Ida Marn, was not hurt. A boy of 15 was held.",
        "Girl, 9, wounded by shots at fish stall",
        "gazette.example",
        "2031-03-09",
    ),
    Document(
        "market-2",
        "A girl aged 9 is in hospital after somebody fired at the fish stall of Ida Marn in Mill Road, "
        "Tessive, on Sunday. "
        "The child was hit in the foot. Police hold a teenager.",
        "Child hit in the foot at Tessive market",
        "courier.example",
        "2031-03-10",
    ),
)
ELSEWHERE = Document(
    "elsewhere",
    "ORRISTAN — The parliament of Orristan passed a budget on Monday after nine hours of debate. The "
    "minister of finance, Lotte "
    "Aarn, called it a budget for farmers.",
    "Orristan passes budget",
    "courier.example",
    "2031-03-10",
)
ALL = (*HARBOUR, *MARKET, ELSEWHERE)
