"""The forms of the third set by name."""

from tests.foreign.third import columns, lists, pairs, refused, sheets, weighted

ADOPTABLE = {
    "transactions": columns.transactions,
    "urgentcare": columns.urgentcare,
    "regf": columns.regf,
    "reservations": columns.reservations,
    "foundation": columns.foundation,
    "emd": weighted.emd,
    "iqs": weighted.iqs,
    "monitoreo": weighted.monitoreo,
    "shopper": pairs.shopper,
    "verification": pairs.verification,
    "servicedesk": pairs.servicedesk,
    "billing": lists.billing,
    "export": lists.export,
    "claimsqa": sheets.claimsqa,
    "testcalls": sheets.testcalls,
    "publicline": sheets.publicline,
}
REFUSED = {
    "calibration": refused.calibration,
    "branches": refused.branches,
    "single": refused.single,
    "monthly": refused.monthly,
}
