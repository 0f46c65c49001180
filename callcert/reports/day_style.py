"""The style sheet of the evening page: light, dark, narrow, wide and on paper."""

from callcert.reports.palette import COLOURS

_RULES = """
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
overflow-wrap:anywhere}
main,header{max-width:72rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.75rem}
h1{margin:0;font-size:1.75rem;line-height:1.2;letter-spacing:-.01em}
h2{margin:0 0 .75rem;font-size:1.25rem;line-height:1.3}
h3{margin:1.5rem 0 .5rem;font-size:1rem;line-height:1.4}
h2+h3,h2+.well+h3{margin-top:.5rem}
p{margin:.25rem 0 .5rem}
a{color:var(--link)}
.lead{margin:.5rem 0 1rem;font-size:1.125rem;max-width:46rem}
.remark{margin:.5rem 0;padding:.6rem .9rem;border-left:4px solid var(--warn);background:var(--card)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;
margin:1rem 0;padding:0;list-style:none}
.figures a{display:block;height:100%;padding:.8rem 1rem;border:1px solid var(--line);
border-radius:.75rem;background:var(--card);color:var(--ink);text-decoration:none}
.figures a:hover,.figures a:focus-visible{border-color:var(--link)}
.figures strong{display:block;font-size:2rem;line-height:1.1;font-variant-numeric:tabular-nums}
.figures small{display:block;color:var(--muted);font-size:.875rem}
nav{margin:0 0 1rem;font-size:.9375rem}
nav a{display:inline-block;margin-right:1rem;padding:.2rem 0}
section{margin:0 0 1rem;padding:1.25rem 1.25rem 1.4rem;border:1px solid var(--line);
border-radius:.9rem;background:var(--card)}
.alarm{border-top:4px solid var(--bad)}
.note{color:var(--muted);font-size:.9375rem}
.badge{display:inline-block;min-width:1.7em;margin-left:.4em;padding:0 .5em;border-radius:1em;
background:var(--soft);color:var(--ink);font-weight:600;font-size:.875rem;text-align:center;
font-variant-numeric:tabular-nums}
.well{margin:.75rem 0 0;padding:0;list-style:none;color:var(--muted)}
#exceptions .well li::before{content:"✓ ";color:var(--good)}
.charts{display:grid;gap:1.5rem 2.5rem;margin:.25rem 0 0}
.charts h3:first-child{margin-top:0}
.charts+details{margin-top:1rem}
figure{margin:0;max-width:31rem}
figcaption{margin-bottom:.5rem;font-weight:600}
svg{display:block;width:100%;height:auto;font-family:inherit}
.names{margin:0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.3rem .4rem}
.names li{padding:.05rem .55rem;border-radius:.5rem;background:var(--soft);unicode-bidi:isolate}
table{width:100%;border-collapse:collapse;font-size:.9375rem}
th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);text-align:left;
vertical-align:top;unicode-bidi:isolate}
th{color:var(--muted);font-weight:600;font-size:.8125rem;vertical-align:bottom}
th:last-child,td:last-child{padding-right:0}
td:first-child{font-weight:600}
td small{display:block;color:var(--muted);font-weight:400;font-size:.8125rem}
td:first-child small{display:inline;margin-left:.35em}
td [class^=t-],th,.n{overflow-wrap:break-word}
.n{text-align:right;font-variant-numeric:tabular-nums}
details{margin-top:.6rem}
summary{cursor:pointer;color:var(--link);padding:.25rem 0}
footer{max-width:72rem;margin:0 auto;padding:.5rem 1rem 2rem;color:var(--muted);font-size:.875rem}
@media (min-width:52rem){.charts{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
.beside{grid-template-columns:minmax(0,26rem) minmax(0,1fr)}
.figures{grid-template-columns:repeat(4,1fr)}}
@media screen and (max-width:51.99rem){
section{padding:1rem}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tr{display:block}
tr{padding:.55rem 0;border-bottom:1px solid var(--line)}
td{display:grid;grid-template-columns:7.5rem 1fr;gap:.5rem;padding:.1rem 0;border:0;
text-align:left}
td::before{content:attr(data-label);color:var(--muted);font-size:.8125rem;font-weight:400;
line-height:1.85}
td:first-child{display:block}
td:first-child::before{content:none}
td.n{display:inline-block;margin-right:.9rem;text-align:left}
td.n::before{margin-right:.3rem}
}
@media print{
body{background:#fff;font-size:10pt}
nav,summary{display:none}
section{border:0;border-radius:0;padding:0;margin-bottom:18pt}
.alarm{border-top:0}
table{font-size:8.5pt}
th,td{padding:3pt 6pt 3pt 0}
.charts{grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:12pt}
figure{max-width:24rem}
.beside{display:block}
.beside figure{margin-bottom:12pt}
td small{font-size:7.5pt}
.figures{grid-template-columns:repeat(4,1fr)}
.figures strong{font-size:16pt}
h2,h3,figcaption{break-after:avoid}
tr,figure,.figures li{break-inside:avoid}
details::details-content{content-visibility:visible;block-size:auto}
.figures a,svg{print-color-adjust:exact}
}
"""


def style_sheet() -> str:
    """Colours by their names, then the rules; printed pages are always light."""
    light = "".join(f"--{name}:{shade.light};" for name, shade in COLOURS.items())
    dark = "".join(f"--{name}:{shade.dark};" for name, shade in COLOURS.items())
    uses = "".join(
        f".f-{name}{{fill:var(--{name})}}.t-{name}{{color:var(--{name})}}" for name in COLOURS
    )
    schemes = f":root{{color-scheme:light dark;{light}}}@media screen and "
    schemes += f"(prefers-color-scheme:dark){{:root{{{dark}}}}}"
    return f"{schemes}{uses}{_RULES}".replace("\n", "")
