"""The morning as one HTML file, for the screen and for one sheet of paper."""

from callcert.domain.brief import Brief
from callcert.reports.brief_content import brief_content
from callcert.reports.day_page import content_page
from callcert.reports.day_style import style_sheet

_RULES = """
#equipment td:nth-child(3){white-space:nowrap}
#out-of-line [class^=t-]{overflow-wrap:anywhere}
@media (min-width:64rem){
main{columns:2;column-gap:1rem}
section{break-inside:avoid}
#out-of-line,#pairs{column-span:all;break-inside:auto}
}
@page{margin:9mm}
@media print{
main,header{max-width:none;padding:0}
header{padding-top:0;margin-bottom:5pt}
body{font-size:8pt;line-height:1.3}
h1{font-size:13pt}
h2{font-size:9.5pt;margin:0 0 2pt}
h3{font-size:8.5pt;margin:4pt 0 2pt}
p,.lead,.note,.remark,.well{margin:1pt 0;font-size:8pt}
.remark{padding:1pt 5pt}
.figures{display:none}
main{columns:2;column-gap:14pt}
section{margin:0 0 5pt;break-inside:avoid}
#out-of-line,#pairs{column-span:all;break-inside:auto}
table{font-size:7.5pt}
th{font-size:7pt}
th,td{padding:1.2pt 5pt 1.2pt 0}
td small,td:first-child small{display:inline;margin-left:.3em;font-size:7pt}
.names{gap:1pt 3pt}
.names li{padding:0 3pt}
.badge{font-size:7pt}
footer{padding:4pt 0 0;font-size:6.5pt;max-width:none}
}
"""


def brief_page(brief: Brief) -> str:
    """The page; the same morning makes the same bytes."""
    words = "Made by callcert from the tracker, the progress report and the scorecards."
    style = f"{style_sheet()}{_RULES}".replace("\n", "")
    return content_page(brief_content(brief), style, words)
