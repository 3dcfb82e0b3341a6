"""What documents call all branches together, and so the figure of all beside the branch's own.

全国 95.9％ (000, 002), 全国平均 (001, 004), 協会けんぽ平均, 全支部, 協会全体の平均値. One pattern
for all readers: what one of them did not know it took for the branch's own figure.
"""

from __future__ import annotations

import re

_TAIL = r"(?:全体)?の?(?:平均(?:実績|値)?|[（(]平均[）)]|実績値?|値|合?計)?"
ALL_BRANCHES = rf"(?:全国|全支部|協会(?:けんぽ)?(?=全体|の?平均)){_TAIL}"
"""Their name wherever it stands; 協会 and 協会けんぽ alone name the insurer too."""
ALL_BESIDE_FIGURE = rf"(?:全国|全支部|協会(?:けんぽ)?){_TAIL}"
"""Their name where a figure stands beside it: 協会 95.9％."""
SPOKEN_OF = re.compile("全国|全支部|協会")
"""A quick look: no text without one of these names all branches."""
COMPARES = re.compile("全国|全支部|協会|平均")
"""Words in a header or a bracket that set a figure beside that of all."""
