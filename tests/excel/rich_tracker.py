"""A tracker such as a team keeps it: everything in it that a careless writer would lose.

All parts are written by hand. Its agents are invented.
"""

# ruff: noqa: E501  lines of XML, as they stand in the parts

import base64
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from xml.sax.saxutils import escape

from callcert.excel.packing import pack
from callcert.excel.references import Place

SHEET = "ESP Tracker"
SHEET_PART = "xl/worksheets/sheet1.xml"
HEADING_ROW = 1
HEADINGS = (
    "Agent ID", "Last Name", "First Name", "Email", "Class", "Start Date", "Status",
    "Excused Days", "Equipment Checked", "Equipment Issue", "IT Ticket", "Certifier",
    "TBTs Completed", "TBTs Assigned", "TBT %", "TBT Hours", "Calls Completed", "Pass Rate",
    "Outcome", "Completed On", "Coaching Delivered", "Written CAP Delivered",
    "Final CAP Delivered", "Termination Review Held", "Notes", "HR Case", "Payroll ID",
)  # fmt: skip
PLAIN, HEAD, DAY, PER_CENT, NOTE, HOURS, BAND = range(7)
FORMATS: Mapping[str, int] = {
    "Start Date": DAY, "Completed On": DAY, "Coaching Delivered": DAY, "Equipment Checked": DAY,
    "TBT %": PER_CENT, "Pass Rate": PER_CENT, "TBT Hours": HOURS, "Notes": NOTE,
}  # fmt: skip

Cell = str | float | date | None
_RICH_NOTE = (
    '<si><r><t xml:space="preserve">Moved </t></r><r><rPr><b/><color rgb="FFFF0000"/><sz val="11"/>'
    '<rFont val="Calibri"/></rPr><t xml:space="preserve">from class B</t></r></si>'
)  # fmt: skip
RICH = "Moved from class B"
_AGENTS: Sequence[Mapping[str, Cell]] = (
    {"Agent ID": "E1042", "Last Name": "Doe", "First Name": "Jane", "Start Date": date(2026, 11, 2),
     "Status": "Active", "TBTs Completed": 9, "TBT Hours": 6.5, "Calls Completed": 3,
     "Equipment Checked": date(2026, 11, 3), "Notes": RICH, "HR Case": "HR-7", "Payroll ID": 881},
    {"Agent ID": "E1043", "Last Name": "O'Neil", "First Name": "Zoë",
     "Start Date": date(2026, 11, 2), "Status": "Leave", "Excused Days": 2, "TBTs Completed": 4,
     "TBT Hours": 3, "Notes": "left early & came back", "Payroll ID": 882},
    {"Agent ID": "E1044", "Last Name": "Nguyen", "First Name": "An",
     "Start Date": date(2026, 11, 2), "Status": "Active", "TBTs Completed": 12, "TBT Hours": 9.25,
     "Calls Completed": 5, "Pass Rate": 0.8, "Outcome": "Certified",
     "Completed On": date(2026, 11, 16), "Payroll ID": 883},
    {"Agent ID": 1045, "Last Name": "Smith-Jones", "First Name": "Sam",
     "Start Date": date(2026, 11, 9), "Status": "Active", "TBTs Completed": 0,
     "Equipment Issue": "no headset", "IT Ticket": "INC-55", "Payroll ID": 884},
    {"Agent ID": "E1046", "Last Name": "Garcia", "First Name": "Luz",
     "Start Date": date(2026, 11, 9), "Status": "Active", "TBTs Completed": 6,
     "Coaching Delivered": date(2026, 11, 19), "Payroll ID": 885},
    {"Agent ID": "E1047", "Last Name": "Doe", "First Name": "John",
     "Start Date": date(2026, 11, 9), "Status": "Left", "TBTs Completed": 1, "Payroll ID": 886},
)  # fmt: skip
_LAST = HEADING_ROW + len(_AGENTS)

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_RELATION = f"{_OFFICE}/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
_X14 = f"{_MICROSOFT}/spreadsheetml/2009/9/main"
_X15 = f"{_MICROSOFT}/spreadsheetml/2010/11/main"
_SHEET_ML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)


@cache
def rich_tracker() -> bytes:
    """The workbook's bytes."""
    texts = _Texts()
    parts = {
        SHEET_PART: _tracker_sheet(texts),
        "xl/worksheets/sheet2.xml": _summary_sheet(texts),
        "xl/worksheets/sheet3.xml": _lists_sheet(texts),
    }
    parts |= {"xl/sharedStrings.xml": texts.part(), **_BOOK, **_AROUND_THE_TRACKER, **_PIVOT}
    whole = {name: (_XML + text).encode() for name, text in parts.items()}
    whole |= {
        "[Content_Types].xml": (_XML + _types(parts)).encode(),
        "xl/media/image1.png": _PIXEL,
        "xl/printerSettings/printerSettings1.bin": bytes(range(256)),
        "xl/drawings/vmlDrawing1.vml": _VML.encode(),
    }
    return pack(whole)


def column_of(heading: str) -> int:
    """The column of a heading, from 0."""
    return HEADINGS.index(heading)


def row_of(agent: str) -> int:
    """The row of an agent, from 0."""
    return HEADING_ROW + 1 + [str(one["Agent ID"]) for one in _AGENTS].index(agent)


class _Texts:
    """The shared strings, each kept once."""

    def __init__(self) -> None:
        self.known = [RICH]

    def number(self, text: str) -> int:
        if text not in self.known:
            self.known.append(text)
        return self.known.index(text)

    def part(self) -> str:
        plain = "".join(f"<si><t>{escape(text)}</t></si>" for text in self.known[1:])
        return f'<sst xmlns="{_MAIN}" uniqueCount="{len(self.known)}">{_RICH_NOTE}{plain}</sst>'


def _cell(texts: _Texts, row: int, column: int, value: Cell, style: int = PLAIN) -> str:
    begun = f'<c r="{Place(row, column)}"' + (f' s="{style}"' if style else "")
    match value:
        case None:
            return f"{begun}/>" if style else ""
        case str():
            return f'{begun} t="s"><v>{texts.number(value)}</v></c>'
        case date():
            return f"{begun}><v>{(value - date(1899, 12, 30)).days}</v></c>"
        case _:
            return f"{begun}><v>{value}</v></c>"


def _row(number: int, cells: Sequence[str], more: str = "") -> str:
    return f'<row r="{number + 1}"{more}>{"".join(cells)}</row>'


def _agent_row(texts: _Texts, row: int, agent: Mapping[str, Cell]) -> str:
    common: dict[str, Cell] = {"Class": "ESP 11-2", "Certifier": "Pat Otto", "TBTs Assigned": 12}
    common["Email"] = f"{agent['First Name']}.{agent['Last Name']}@example.com".lower()
    values = {**common, **agent}
    cells = [
        _cell(texts, row, column, values.get(heading), FORMATS.get(heading, PLAIN))
        for column, heading in enumerate(HEADINGS)
    ]
    share = float(str(agent["TBTs Completed"])) / 12
    at = Place(row, column_of("TBT %"))
    formula = "Tracker[[#This Row],[TBTs Completed]]/Tracker[[#This Row],[TBTs Assigned]]"
    cells[column_of("TBT %")] = f'<c r="{at}" s="{PER_CENT}"><f>{formula}</f><v>{share}</v></c>'
    return _row(row, cells, ' spans="1:27"')


def _tracker_sheet(texts: _Texts) -> str:
    bands = [_cell(texts, 0, 0, "Training", BAND), _cell(texts, 0, 7, "Operations", BAND)]
    bands.append(_cell(texts, 0, column_of("HR Case"), "Human Resources", BAND))
    heads = [_cell(texts, 1, column, text, HEAD) for column, text in enumerate(HEADINGS)]
    rows = [_row(0, bands), _row(1, heads, ' ht="30" customHeight="1"')]
    rows += [_agent_row(texts, 2 + at, agent) for at, agent in enumerate(_AGENTS)]
    return (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATION}" xmlns:mc="{_MC}" mc:Ignorable="xr" '
        f'xmlns:xr="{_MICROSOFT}/spreadsheetml/2014/revision" xr:uid="{{00000000-0001-0000-0000-'
        '000000000000}"><sheetPr><tabColor rgb="FF00B050"/></sheetPr><dimension ref="A1:AA8"/>'
        '<sheetViews><sheetView tabSelected="1" zoomScale="85" workbookViewId="0"><pane xSplit="3" '
        'ySplit="2" topLeftCell="D3" activePane="bottomRight" state="frozen"/><selection '
        'pane="bottomRight" activeCell="D3" sqref="D3"/></sheetView></sheetViews>'
        '<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="25" width="14" '
        'customWidth="1"/><col min="26" max="27" width="14" hidden="1" customWidth="1"/></cols>'
        f"<sheetData>{''.join(rows)}</sheetData>{_AFTER_ROWS}</worksheet>"
    )


_AFTER_ROWS = (
    '<mergeCells count="2"><mergeCell ref="A1:G1"/><mergeCell ref="H1:K1"/></mergeCells>'
    '<conditionalFormatting sqref="G3:G8"><cfRule type="cellIs" dxfId="0" priority="1" '
    'operator="equal"><formula>"Left"</formula></cfRule></conditionalFormatting>'
    '<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" '
    'sqref="S3:S8"><formula1>"Certified,Failed"</formula1></dataValidation></dataValidations>'
    '<hyperlinks><hyperlink ref="D3" r:id="rId7"/></hyperlinks>'
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
    '<pageSetup orientation="landscape" r:id="rId1"/><drawing r:id="rId2"/><legacyDrawing '
    'r:id="rId3"/><tableParts count="1"><tablePart r:id="rId4"/></tableParts><extLst>'
    f'<ext xmlns:x14="{_X14}" uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}">'
    '<x14:conditionalFormattings><x14:conditionalFormatting '
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="dataBar" '
    'id="{11111111-2222-3333-4444-555555555555}"><x14:dataBar minLength="0" maxLength="100"><x14:'
    'cfvo type="autoMin"/><x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="FFFF0000"/><x14:'
    'axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule><xm:sqref>M3:M8</xm:sqref></x14:'
    "conditionalFormatting></x14:conditionalFormattings></ext>"
    f'<ext xmlns:x14="{_X14}" uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}"><x14:dataValidations '
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1"><x14:dataValidation '
    'type="list" allowBlank="1" showErrorMessage="1"><x14:formula1><xm:f>Lists!$A$1:$A$3</xm:f>'
    "</x14:formula1><xm:sqref>G3:G8</xm:sqref></x14:dataValidation></x14:dataValidations></ext>"
    f'<ext xmlns:x14="{_X14}" xmlns:x15="{_X15}" uri="{{3A4CF648-6AED-40f4-86FF-DC5316D8AED3}}">'
    '<x14:slicerList><x14:slicer r:id="rId8"/></x14:slicerList></ext></extLst>'
)  # fmt: skip


def _summary_sheet(texts: _Texts) -> str:
    rows: list[tuple[str, Cell]] = [
        ("Row Labels", "Sum of Excused Days"),
        ("Active", 0),
        ("Leave", 2),
        ("Left", 0),
    ]
    cells = [
        [_cell(texts, 2 + at, 0, one), _cell(texts, 2 + at, 1, two)]
        for at, (one, two) in enumerate(rows)
    ]
    count = '<c r="D1"><f>COUNTA(Tracker[Agent ID])</f><v>6</v></c>'
    body = _row(0, [count]) + "".join(_row(2 + at, row) for at, row in enumerate(cells))
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'


def _lists_sheet(texts: _Texts) -> str:
    rows = [
        _row(at, [_cell(texts, at, 0, word)]) for at, word in enumerate(("Active", "Leave", "Left"))
    ]
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'


def _relations(*targets: tuple[str, str]) -> str:
    """Relations by their type and target, numbered from 1; a type that is no address is Office's."""
    lines = [
        f'<Relationship Id="rId{at}" Type="{kind if ":" in kind else f"{_RELATION}/{kind}"}" '
        f'Target="{target}"{" TargetMode=" + chr(34) + "External" + chr(34) if ":" in target else ""}/>'
        for at, (kind, target) in enumerate(targets, 1)
    ]
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(lines)}</Relationships>'


_FORMAT = '<xf numFmtId="{}" fontId="{}" fillId="{}" borderId="0" xfId="0"{}/>'
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="m/d/yy;@"/>'
    '</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz '
    'val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill '
    'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill '
    'patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill></fill></fills><borders count="1">'
    '<border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7">'
    + _FORMAT.format(0, 0, 0, "")
    + _FORMAT.format(0, 1, 2, ' applyFont="1" applyFill="1"')
    + _FORMAT.format(164, 0, 0, ' applyNumberFormat="1"')
    + _FORMAT.format(9, 0, 0, ' applyNumberFormat="1"')
    + _FORMAT.format(0, 0, 0, ' applyAlignment="1"').replace(
        "/>", '><alignment vertical="top" wrapText="1"/></xf>'
    )
    + _FORMAT.format(2, 0, 0, ' applyNumberFormat="1"')
    + _FORMAT.format(0, 1, 0, ' applyFont="1"')
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    '</cellStyles><dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font></dxf></dxfs>'
    "</styleSheet>"
)  # fmt: skip

_FORMULAS = "".join(f'<c r="O{row + 1}" i="1"/>' for row in range(2, _LAST + 1))
_BOOK = {
    "_rels/.rels": _relations(
        ("officeDocument", "xl/workbook.xml"), ("customXml", "customXml/item1.xml")
    ),
    "customXml/item1.xml": '<labels xmlns="urn:example:labels"><label>Internal</label></labels>',
    "customXml/_rels/item1.xml.rels": _relations(("customXmlProps", "itemProps1.xml")),
    "customXml/itemProps1.xml": (
        f'<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" '
        'ds:itemID="{0A1B2C3D-0000-0000-0000-000000000001}"/>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><workbookPr defaultThemeVersion="166925"/>'
        '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="9000"/>'
        f'</bookViews><sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/><sheet name="Summary" '
        'sheetId="2" r:id="rId2"/><sheet name="Lists" sheetId="3" r:id="rId3"/></sheets>'
        f"<definedNames><definedName name=\"Roster\">'{SHEET}'!$A$3:$C$8</definedName>"
        '</definedNames><calcPr calcId="191029"/><pivotCaches><pivotCache cacheId="1" '
        f'r:id="rId7"/></pivotCaches><extLst><ext xmlns:x14="{_X14}" xmlns:x15="{_X15}" '
        'uri="{46BE6895-7355-4a93-B00E-2C351335B9C9}"><x15:slicerCaches><x14:slicerCache '
        'r:id="rId8"/></x15:slicerCaches></ext></extLst></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": _relations(
        ("worksheet", "worksheets/sheet1.xml"),
        ("worksheet", "worksheets/sheet2.xml"),
        ("worksheet", "worksheets/sheet3.xml"),
        ("styles", "styles.xml"),
        ("sharedStrings", "sharedStrings.xml"),
        ("calcChain", "calcChain.xml"),
        ("pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
        (f"{_MICROSOFT}/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml"),
        (f"{_MICROSOFT}/2017/10/relationships/person", "persons/person.xml"),
    ),
    "xl/styles.xml": _STYLES,
    "xl/calcChain.xml": f'<calcChain xmlns="{_MAIN}">{_FORMULAS}<c r="D1" i="2"/></calcChain>',
}  # fmt: skip

_ANCHOR = (
    "<xdr:from><xdr:col>{0}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>10</xdr:row><xdr:rowOff>0"
    "</xdr:rowOff></xdr:from><xdr:to><xdr:col>{1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>20"
    "</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
)
_FRAME = (
    '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="{0}" name="{1}"/><xdr:'
    'cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" '
    'cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="{2}">{3}</a:graphicData></a:graphic></xdr:'
    "graphicFrame>"
)  # fmt: skip
_CHART_FRAME = _FRAME.format(
    2, "Chart 1", f"{_DRAWN}/chart", f'<c:chart xmlns:c="{_DRAWN}/chart" r:id="rId1"/>'
)
_SLICER_FRAME = _FRAME.format(
    4, "Status", f"{_MICROSOFT}/drawing/2010/slicer",
    f'<sle:slicer xmlns:sle="{_MICROSOFT}/drawing/2010/slicer" name="Status"/>',
)  # fmt: skip
_DRAWING = (
    f'<xdr:wsDr xmlns:xdr="{_DRAWN}/spreadsheetDrawing" xmlns:a="{_DRAWN}/main" '
    f'xmlns:r="{_RELATION}"><xdr:twoCellAnchor>{_ANCHOR.format(0, 5)}{_CHART_FRAME}<xdr:clientData/>'
    f"</xdr:twoCellAnchor><xdr:twoCellAnchor>{_ANCHOR.format(6, 8)}<xdr:pic><xdr:nvPicPr><xdr:cNvPr "
    'id="3" name="Logo"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId2"/><a:'
    'stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext '
    'cx="90" cy="90"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>'
    f'<xdr:clientData/></xdr:twoCellAnchor><mc:AlternateContent xmlns:mc="{_MC}" '
    f'xmlns:sle15="{_MICROSOFT}/drawing/2012/slicer"><mc:Choice Requires="sle15"><xdr:twoCellAnchor>'
    f"{_ANCHOR.format(9, 11)}{_SLICER_FRAME}<xdr:clientData/></xdr:twoCellAnchor></mc:Choice>"
    "<mc:Fallback/></mc:AlternateContent></xdr:wsDr>"
)  # fmt: skip
_CHART = (
    f'<c:chartSpace xmlns:c="{_DRAWN}/chart" xmlns:a="{_DRAWN}/main" xmlns:r="{_RELATION}"><c:chart>'
    '<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser>'
    f'<c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>\'{SHEET}\'!$M$3:$M$8</c:f></c:numRef>'
    '</c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:'
    'scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:'
    'crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>'
    '</c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea>'
    "</c:chart></c:chartSpace>"
)
_TALK = "{AAAAAAAA-0000-0000-0000-000000000001}"
_PERSON = "{BBBBBBBB-0000-0000-0000-000000000001}"
_THREADED = f"{_MICROSOFT}/spreadsheetml/2018/threadedcomments"
_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" '
    'coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape '
    'id="_x0000_s1025" type="#_x0000_t202" style="visibility:hidden"><x:ClientData '
    'ObjectType="Note"><x:Row>3</x:Row><x:Column>24</x:Column></x:ClientData></v:shape></xml>'
)
_CALCULATED = (
    "<calculatedColumnFormula>Tracker[[#This Row],[TBTs Completed]]/Tracker[[#This Row],"
    "[TBTs Assigned]]</calculatedColumnFormula>"
)
_TABLE_COLUMNS = "".join(
    f'<tableColumn id="{at}" name="{name}"' + (f">{_CALCULATED}</tableColumn>" if name == "TBT %" else "/>")
    for at, name in enumerate(HEADINGS, 1)
)  # fmt: skip
_AROUND_THE_TRACKER = {
    "xl/worksheets/_rels/sheet1.xml.rels": _relations(
        ("printerSettings", "../printerSettings/printerSettings1.bin"),
        ("drawing", "../drawings/drawing1.xml"),
        ("vmlDrawing", "../drawings/vmlDrawing1.vml"),
        ("table", "../tables/table1.xml"),
        ("comments", "../comments1.xml"),
        (
            f"{_MICROSOFT}/2017/10/relationships/threadedComment",
            "../threadedComments/threadedComment1.xml",
        ),
        ("hyperlink", "mailto:jane.doe@example.com"),
        (f"{_MICROSOFT}/2007/relationships/slicer", "../slicers/slicer1.xml"),
        (
            f"{_MICROSOFT}/2019/04/relationships/namedSheetView",
            "../namedSheetViews/namedSheetView1.xml",
        ),
    ),
    "xl/drawings/drawing1.xml": _DRAWING,
    "xl/drawings/_rels/drawing1.xml.rels": _relations(
        ("chart", "../charts/chart1.xml"), ("image", "../media/image1.png")
    ),
    "xl/charts/chart1.xml": _CHART,
    "xl/tables/table1.xml": (
        f'<table xmlns="{_MAIN}" id="1" name="Tracker" displayName="Tracker" ref="A2:AA{_LAST + 1}" '
        f'totalsRowShown="0"><autoFilter ref="A2:AA{_LAST + 1}"/><tableColumns '
        f'count="{len(HEADINGS)}">{_TABLE_COLUMNS}</tableColumns><tableStyleInfo '
        'name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" '
        'showColumnStripes="0"/></table>'
    ),
    "xl/comments1.xml": (
        f'<comments xmlns="{_MAIN}"><authors><author>tc={_TALK}</author></authors><commentList>'
        '<comment ref="Y4" authorId="0"><text><t>Called home about it.</t></text></comment>'
        "</commentList></comments>"
    ),
    "xl/threadedComments/threadedComment1.xml": (
        f'<ThreadedComments xmlns="{_THREADED}"><threadedComment ref="Y4" '
        f'dT="2026-11-18T10:00:00.00" personId="{_PERSON}" id="{_TALK}"><text>Called home about it.'
        "</text></threadedComment></ThreadedComments>"
    ),
    "xl/persons/person.xml": (
        f'<personList xmlns="{_THREADED}"><person displayName="Pat Otto" id="{_PERSON}" '
        'userId="pat" providerId="None"/></personList>'
    ),
    "xl/slicers/slicer1.xml": (
        f'<slicers xmlns="{_X14}"><slicer name="Status" cache="Slicer_Status" caption="Status" '
        'rowHeight="241300"/></slicers>'
    ),
    "xl/slicerCaches/slicerCache1.xml": (
        f'<slicerCacheDefinition xmlns="{_X14}" xmlns:x="{_MAIN}" name="Slicer_Status" '
        'sourceName="Status"><extLst><x:ext uri="{2F2917AC-EB37-4324-AD4E-5DD8C200BD13}" '
        f'xmlns:x15="{_X15}"><x15:tableSlicerCache tableId="1" column="7"/></x:ext></extLst>'
        "</slicerCacheDefinition>"
    ),
    "xl/namedSheetViews/namedSheetView1.xml": (
        f'<namedSheetViews xmlns="{_MICROSOFT}/spreadsheetml/2019/namedsheetviews">'
        '<namedSheetView name="Only mine" id="{CCCCCCCC-0000-0000-0000-000000000001}"/>'
        "</namedSheetViews>"
    ),
}
_PIVOT = {
    "xl/worksheets/_rels/sheet2.xml.rels": _relations(
        ("pivotTable", "../pivotTables/pivotTable1.xml")
    ),
    "xl/pivotTables/_rels/pivotTable1.xml.rels": _relations(
        ("pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
    ),
    "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": _relations(
        ("pivotCacheRecords", "pivotCacheRecords1.xml")
    ),
    "xl/pivotTables/pivotTable1.xml": (
        f'<pivotTableDefinition xmlns="{_MAIN}" name="Days" cacheId="1" dataCaption="Values">'
        '<location ref="A3:B6" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields '
        'count="2"><pivotField axis="axisRow" showAll="0"><items count="3"><item x="0"/><item '
        'x="1"/><item x="2"/></items></pivotField><pivotField dataField="1" showAll="0"/>'
        '</pivotFields><rowFields count="1"><field x="0"/></rowFields><rowItems count="3"><i><x/></i>'
        '<i><x v="1"/></i><i><x v="2"/></i></rowItems><colItems count="1"><i/></colItems><dataFields '
        'count="1"><dataField name="Sum of Excused Days" fld="1" baseField="0" baseItem="0"/>'
        "</dataFields></pivotTableDefinition>"
    ),
    "xl/pivotCache/pivotCacheDefinition1.xml": (
        f'<pivotCacheDefinition xmlns="{_MAIN}" xmlns:r="{_RELATION}" r:id="rId1" recordCount="2">'
        f'<cacheSource type="worksheet"><worksheetSource ref="G2:H8" sheet="{SHEET}"/></cacheSource>'
        '<cacheFields count="2"><cacheField name="Status" numFmtId="0"><sharedItems count="3"><s '
        'v="Active"/><s v="Leave"/><s v="Left"/></sharedItems></cacheField><cacheField name="Excused '
        'Days" numFmtId="0"><sharedItems containsString="0" containsBlank="1" containsNumber="1" '
        'containsInteger="1" minValue="2" maxValue="2"/></cacheField></cacheFields>'
        "</pivotCacheDefinition>"
    ),
    "xl/pivotCache/pivotCacheRecords1.xml": (
        f'<pivotCacheRecords xmlns="{_MAIN}" count="2"><r><x v="0"/><m/></r><r><x v="1"/><n v="2"/>'
        "</r></pivotCacheRecords>"
    ),
}  # fmt: skip

_KINDS = {
    "xl/workbook": f"{_SHEET_ML}.sheet.main+xml",
    "xl/worksheets/sheet": f"{_SHEET_ML}.worksheet+xml",
    "xl/styles": f"{_SHEET_ML}.styles+xml",
    "xl/sharedStrings": f"{_SHEET_ML}.sharedStrings+xml",
    "xl/calcChain": f"{_SHEET_ML}.calcChain+xml",
    "xl/tables/": f"{_SHEET_ML}.table+xml",
    "xl/comments": f"{_SHEET_ML}.comments+xml",
    "xl/pivotTables/pivot": f"{_SHEET_ML}.pivotTable+xml",
    "xl/pivotCache/pivotCacheDefinition": f"{_SHEET_ML}.pivotCacheDefinition+xml",
    "xl/pivotCache/pivotCacheRecords": f"{_SHEET_ML}.pivotCacheRecords+xml",
    "xl/drawings/drawing": "application/vnd.openxmlformats-officedocument.drawing+xml",
    "xl/charts/": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "xl/slicers/": "application/vnd.ms-excel.slicer+xml",
    "xl/slicerCaches/": "application/vnd.ms-excel.slicerCache+xml",
    "xl/threadedComments/": "application/vnd.ms-excel.threadedcomments+xml",
    "xl/persons/": "application/vnd.ms-excel.person+xml",
    "xl/namedSheetViews/": "application/vnd.ms-excel.namedsheetviews+xml",
    "customXml/itemProps": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
}


def _types(parts: Mapping[str, str]) -> str:
    """What each part is."""
    said = [
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name in sorted(parts)
        for start, kind in _KINDS.items()
        if name.startswith(start)
    ]
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    vml = "application/vnd.openxmlformats-officedocument.vmlDrawing"
    printer = f"{_SHEET_ML}.printerSettings"
    defaults = {
        "rels": rels,
        "xml": "application/xml",
        "png": "image/png",
        "vml": vml,
        "bin": printer,
    }
    known = [f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in defaults.items()]
    return f'<Types xmlns="{space}">{"".join([*known, *said])}</Types>'
