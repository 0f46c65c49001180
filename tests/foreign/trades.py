"""What other contact centres listen for, by trade; points add up to a hundred where it says so."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    section: str
    text: str
    points: float


def lines(text: str) -> tuple[Line, ...]:
    """``Section`` alone on a line, then ``points item`` for each item of it."""
    section, found = "", []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line[0].isdigit():
            points, words = line.split(" ", 1)
            found.append(Line(section, words, float(points) if "." in points else int(points)))
        else:
            section = line
    return tuple(found)


BANK = lines("""
Opening
5 Branded greeting with own name
10 Full verification before account talk
Servicing
15 Identifies the reason for the call
15 Accurate information on fees and holds
10 Follows the dispute procedure
Soft skills
10 Tone friendly and confident
10 Active listening, does not interrupt
Closing
10 Summarises what was agreed
5 Offers further assistance
10 Correct disposition code
""")
HOSPITAL = lines("""
Access
5 Answers by the third ring
10 Two patient identifiers
10 Confirms insurance on file
Scheduling
15 Right provider, right location
10 Gives prep instructions
10 Offers the wait list
Compassion
15 Acknowledges the patient's worry
10 Calm, unhurried pace
Wrap-up
10 Repeats date and time back
5 Thanks the patient by name
""")
UTILITY = lines("""
Greeting
1 Greets and identifies the company
1 Verifies service address
Handling
1 Probes before solving
1 Explains the bill in plain words
1 Checks for outage notices
1 Payment arrangement within policy
1 Safety message when gas is named
Manner
1 Empathy
1 Speaks clearly
1 Controls the call
Ending
1 Recaps next steps
1 Ticket notes complete
""")
TELECOM = lines("""
Start
8 Opening script
8 Authenticates with PIN
Discovery
12 Asks open questions
12 Checks plan and usage
Solve
16 Correct troubleshooting tree
12 Explains in customer's words
12 Offers fitting product once
Finish
10 Recap
10 Survey invitation
""")
RETAIL = lines("""
Hello
10 Warm welcome
10 Order number and postcode
Help
20 Understands the question first time
20 Right return option
10 Owns the problem
Goodbye
15 Confirms refund date
15 Leaves a note on the order
""")
INSURANCE = lines("""
Compliance
10 Recorded-line statement read
10 HIPAA verification of the member
15 Benefit quoted with disclaimer
Process
10 Opens the right plan year
15 Explains deductible and copay
10 Claim status read correctly
Communication
10 No jargon
10 Empathy statement
Documentation
10 Call notes within two minutes
""")
AIRLINE = lines("""
Call flow
4 Greeting and record locator
6 Confirms names and segments
8 Fare rules before change
Accuracy
8 Quotes the right fee
6 Seats and bags
Service
6 Ownership
6 Hold etiquette
Close
6 Reads itinerary back
""")
HOTEL = lines("""
Arrival of the call
5 Answers with property name
10 Asks for the guest's name and uses it
Reservation
15 Right dates and room type
15 Rate quoted with taxes
15 Offers one upgrade
Guest care
10 Special requests noted
10 Positive wording
Farewell
10 Confirmation number given
10 Thanks the guest
""")
COLLECTIONS = lines("""
Errors
5 Greeting not as scripted
10 Mini-Miranda late or incomplete
8 No attempt at balance in full
6 Talk-over
4 Dead air over 20 seconds
7 Payment plan outside grid
5 Notes incomplete
3 Wrong closing
""")
GOVERNMENT = lines("""
Area
20 Identity and privacy
30 Accuracy of the answer
20 Professional manner
20 Call control
10 Records
""")
TELEFONIA = lines("""
Apertura
10 Saludo institucional
10 Valida la identidad del titular
Gestión
15 Sondea la necesidad
20 Información correcta y completa
10 Registra el caso en el sistema
Calidez
15 Escucha activa
10 Tono amable
Cierre
10 Resume los acuerdos
""")
BANCA = lines("""
Inicio
5 Saludo y presentación
10 Preguntas de seguridad
Desarrollo
20 Ofrece la solución adecuada
15 Lenguaje claro, sin tecnicismos
10 Manejo de objeciones
10 Tiempos de espera
Final
15 Confirma la operación
15 Despedida y encuesta
""")
