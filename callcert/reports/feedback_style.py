"""The style sheet of the feedback page: on a screen, in a mail, and on paper."""

from callcert.reports.palette import COLOURS

_RULES = """
body{margin:0;background:var(--page);color:var(--ink);overflow-wrap:anywhere;
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 2rem}
h1{margin:0;font-size:1.75rem;line-height:1.2}
h2{margin:0 0 .5rem;font-size:1.2rem;line-height:1.3}
h3{margin:1rem 0 .25rem;font-size:1rem}
p{margin:.25rem 0 .5rem}
.note{color:var(--muted);font-size:.9375rem}
.result{margin:1rem 0;padding:.75rem 1rem;border-left:5px solid var(--line);
background:var(--card);font-size:1.125rem;font-weight:600}
.good{border-left-color:var(--good)}
.bad{border-left-color:var(--bad)}
table{width:100%;border-collapse:collapse;margin:0 0 1rem;background:var(--card);
table-layout:fixed}
th,td{padding:.5rem .25rem;border:1px solid var(--line);text-align:center;
font-variant-numeric:tabular-nums}
th{color:var(--muted);font-weight:600;font-size:.875rem}
td b{display:block;font-size:1.25rem;white-space:nowrap}
td small{color:var(--muted);font-size:.8125rem}
.t-bad{color:var(--bad)}
section{margin:0 0 1rem;padding:1rem 1.25rem 1.1rem;border:1px solid var(--line);
border-radius:.75rem;background:var(--card)}
ul{margin:.25rem 0 .5rem;padding:0 0 0 1.2rem}
li{margin:0 0 .6rem}
li small{display:block;color:var(--muted);font-size:.875rem}
footer{color:var(--muted);font-size:.875rem}
"""
_SCREEN = """
@media (max-width:30rem){section{padding:.9rem}td b{font-size:1.05rem}th{font-size:.75rem}
td small{font-size:.75rem}}
@media print{
body{background:#fff;font-size:10.5pt}
main{max-width:none;padding:0}
section{border:0;border-top:1px solid var(--line);border-radius:0;padding:8pt 0 0;margin:0 0 8pt}
h1{font-size:18pt}
.result{border-top:1px solid var(--line);border-right:1px solid var(--line);
border-bottom:1px solid var(--line);print-color-adjust:exact}
h2,h3{break-after:avoid}
li,tr,.result{break-inside:avoid}
}
@page{margin:16mm}
"""


def feedback_style() -> str:
    """For a browser: light and dark by its own choice; printed pages are always light."""
    light = "".join(f"--{name}:{shade.light};" for name, shade in COLOURS.items())
    dark = "".join(f"--{name}:{shade.dark};" for name, shade in COLOURS.items())
    schemes = f":root{{color-scheme:light dark;{light}}}@media screen and "
    schemes += f"(prefers-color-scheme:dark){{:root{{{dark}}}}}"
    return f"{schemes}{_RULES}{_SCREEN}".replace("\n", "")


def mail_style() -> str:
    """For mail programs, which know no variables: the light colours themselves."""
    rules = _RULES
    for name, shade in COLOURS.items():
        rules = rules.replace(f"var(--{name})", shade.light)
    return rules.replace("\n", "")
