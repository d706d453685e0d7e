"""Why a scanned cell or line can't be trusted by itself, in the bureau's words.

What belongs here: the words that `Cell.doubt` and `Line.doubt` hold. What does not: what follows
from them (`disclosure.certainty`).
"""

UNDER_SEAL = "压在印章下"
ONE_BIT = "黑白二值图像"
BENT = "纸面不平，表格线弯曲"
UNREAD_INK = "有墨迹而没有读出"
READ_DIFFERENTLY = "各次读数不一"
