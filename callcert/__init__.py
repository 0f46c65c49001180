"""callcert: certifies call-centre agents from the workbooks their certifiers return."""

__version__ = "0.1.0"
