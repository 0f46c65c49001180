"""Other words for the labels of a form, by language."""

import re
from collections.abc import Mapping

from tests.foreign.form import Form

ENGLISH: Mapping[str, tuple[str, ...]] = {
    "name": (
        "Agent Name",
        "Agent",
        "Associate",
        "Associate Name",
        "Employee Name",
        "Representative",
        "Rep Name",
        "Trainee",
        "Advisor Name",
        "CSR Name",
        "Team Member",
        "Name of Agent",
        "New Hire",
    ),
    "last": ("Last Name", "Surname", "Family Name", "Agent Last Name"),
    "pair": (
        "Name (last / first)",
        "Employee (last / first)",
        "Last name / first name",
        "Surname / given name",
        "Trainee: last, first",
    ),
    "first": ("First Name", "Given Name", "Agent First Name", "Forename"),
    "id": (
        "Agent ID",
        "Employee ID",
        "Emp #",
        "Login ID",
        "Badge #",
        "Associate ID",
        "Staff ID",
        "User ID",
        "Employee Number",
    ),
    "certifier": (
        "Certifier",
        "Evaluator",
        "Evaluated by",
        "QA Analyst",
        "Certified by",
        "Assessor",
        "Reviewer",
        "Scored by",
        "Monitored by",
    ),
    "date": (
        "Date",
        "Certification Date",
        "Evaluation date",
        "Date of certification",
        "Review date",
        "Date evaluated",
    ),
    "score": (
        "Score",
        "Total Score",
        "Final Score",
        "Overall Score",
        "QA Score",
        "Quality Score",
        "Call Score",
        "Final %",
        "Overall %",
        "Score %",
    ),
    "call": (
        "Call {}",
        "Call #{}",
        "Contact {}",
        "Mock {}",
        "Mock Call {}",
        "Eval {}",
        "Role play {}",
        "Evaluation {}",
        "Interaction {}",
        "CALL {}",
    ),
}
SPANISH: Mapping[str, tuple[str, ...]] = {
    "name": ("Nombre del agente", "Agente", "Asesor", "Nombre del asesor", "Ejecutivo"),
    "last": ("Apellidos", "Apellido", "Apellidos del agente"),
    "first": ("Nombres", "Nombre", "Nombres del agente"),
    "id": ("ID del agente", "Documento", "Código", "Legajo", "N.º de empleado"),
    "certifier": ("Evaluador", "Monitor", "Analista de calidad", "Evaluado por", "Certificador"),
    "date": ("Fecha", "Fecha de evaluación", "Fecha de certificación", "Fecha de monitoreo"),
    "score": ("Puntaje", "Puntaje final", "Nota", "Nota final", "Calificación", "Puntaje total"),
    "call": ("Llamada {}", "Llamada #{}", "Gestión {}", "Contacto {}", "Monitoreo {}"),
}
_NUMBERED = re.compile(r"^\D*[A-Za-z]\D*\d$")
_SPANISH_FORMS = {"telefonia", "banca", "seguros", "reparto", "citas", "monitoreo"}


def words_of(form: Form) -> Mapping[str, tuple[str, ...]]:
    """The list in the form's language."""
    return SPANISH if form.name in _SPANISH_FORMS else ENGLISH


def numbered(form: Form) -> bool:
    """Whether the calls are headed by a word and their number, and nothing else."""
    calls = [label.words for label in form.truth.labels if label.field == "call"]
    return len(calls) == 5 and all(map(_NUMBERED.match, calls))
