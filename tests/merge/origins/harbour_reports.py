"""Reports of our own for the tests of origins: invented events, places and persons."""

from __future__ import annotations

from tocsin.records import Document

HARBOUR = """\
PORT ALBEN (Reuters) - Soldiers took control of the harbour of Port Alben on Tuesday after dockers \
had blocked its gates for nine days, the interior ministry of Veloria said.

The dockers had walked out over unpaid wages and the sale of the grain terminal to a foreign company. Ships with \
food for the northern provinces had to wait in the bay, and bread had become scarce in the capital.

Armoured cars rolled through the main gate shortly after dawn. Nobody was hurt, but eleven men were led away, \
among them the leader of the dockers' union.

The ministry's spokesman, Anton Greve, told reporters that the harbour would reopen within two days. The union \
said that it would go to court and called for a strike on the railways.

The grain terminal handles four fifths of the country's imports of wheat. Its sale was decided in March without \
a vote in parliament, which has not met since the state of emergency was declared last autumn.

Economists expect prices to rise further until the harvest. The currency has lost a quarter of its value since \
January, and the central bank raised its main rate to eighteen percent at an unscheduled meeting on Friday.
"""

FLOOD = """\
The river Sarne burst its banks in the east of Ostrava province on Monday and flooded the old town of \
Dell, where water stood a metre high in the market hall. Firefighters brought two hundred people to a school on \
the hill.

Engineers blame a sluice that had not been serviced for years. The mayor, Lena Orban, said the town had asked \
for money three times. "We wrote letters and got forms back," Orban said.

More rain is forecast for the second half of the week, and the dam above the town is close to its limit. Farmers \
moved their cattle to higher ground, while the railway to the border was closed at noon.
"""

RETOLD = """\
Control of the harbour of Port Alben has passed to soldiers, following a blockade of its gates by \
dockers that had gone on for days. The dockers of Veloria were protesting over unpaid wages and over the sale of \
the grain terminal to a foreign company. With ships full of food waiting in the bay for the northern provinces, \
bread grew scarce in the capital. At dawn armoured cars rolled through the main gate. Men were led away, the \
leader of the union of dockers among them.
"""

OTHER_HAND = """\
The eleven dockers arrested at Port Alben were brought before a judge on Wednesday, their lawyer \
Mira Solt said. Solt counted 14 bruises on one of them. "My client was beaten in the car," she told the Alben \
Courier. The harbour master, Jan Pell, put the loss at 3 million crowns a day and doubted that cranes could work \
before the weekend.
"""


def document(doc: str, text: str, outlet: str = "", published: str = "", title: str = "") -> Document:
    return Document(id=doc, text=text, outlet=outlet, published=published, title=title)
