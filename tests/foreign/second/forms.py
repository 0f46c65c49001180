"""The forms of the second set by name."""

from tests.foreign.second import abroad, apart, blocks, lists, refused, results, tables

ADOPTABLE = {
    "lawfirm": results.lawfirm,
    "vet": lists.vet,
    "isp": tables.isp,
    "parcel": blocks.parcel,
    "delivery": blocks.delivery,
    "mortgage": tables.mortgage,
    "unemployment": tables.unemployment,
    "rental": lists.rental,
    "gym": lists.gym,
    "saas": tables.saas,
    "pension": abroad.pension,
    "outage": tables.outage,
    "appointments": results.appointments,
    "cardblock": tables.cardblock,
    "ticketing": blocks.ticketing,
    "taxoffice": blocks.taxoffice,
    "inn": tables.inn,
    "fnol": results.fnol,
    "dealer": lists.dealer,
    "telehealth": results.telehealth,
    "roadside": results.roadside,
    "streaming": apart.streaming,
    "passport": apart.passport,
    "speedway": apart.speedway,
    "reparto": abroad.reparto,
    "citas": lists.citas,
}
REFUSED = {
    "panel": refused.panel,
    "emails": refused.emails,
    "survey": refused.survey,
    "months": refused.months,
    "buddies": refused.buddies,
    "ranges": refused.ranges,
    "relay": refused.relay,
    "quizzes": refused.quizzes,
}
