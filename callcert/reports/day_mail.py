"""The evening report as a mail: plain text, HTML, and the pictures the HTML shows."""

from callcert.domain.day_report import DayReport
from callcert.reports.day_mail_html import mail_html
from callcert.reports.day_mail_text import mail_text
from callcert.reports.day_pictures import png
from callcert.reports.day_sections import day_content

DOMAIN = "report.callcert"


def day_mail(report: DayReport) -> tuple[str, str, dict[str, bytes]]:
    """Text of 72 columns, HTML, and PNGs by the content IDs under which the HTML names them."""
    content = day_content(report)
    drawn = [chart for section in content.sections for chart in section.charts]
    ids = {chart.name: f"{chart.name}@{DOMAIN}" for chart in drawn}
    pictures = {ids[chart.name]: png(chart) for chart in drawn}
    return mail_text(content), mail_html(content, ids), pictures
