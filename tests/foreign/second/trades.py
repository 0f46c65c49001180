"""What the trades of the second set listen for; points add up to a hundred but for rental."""

from dataclasses import replace

from tests.foreign.trades import Line, lines

LAW = lines("""
Intake
10 1. Greeting with firm name
15 2. Conflict check before any facts
15 3. Matter type and court date
20 4. No legal advice given
15 5. Fee question answered from the sheet
15 6. Consult booked in the calendar
10 7. Warm goodbye
""")
VET = lines("""
Phone
10 Clinic greeting
15 Pet and owner found
25 Triage questions
20 Emergency sent to vet
20 Visit booked right
10 Kind to a worried owner
""")
ISP = lines("""
Connect
10 Opens with name and ticket number
10 Confirms account and modem
Diagnose
20 Runs the line test first
15 Asks what changed
Fix
20 Follows the outage tree
15 Books the technician window
Close
10 Sums up and logs
""")
PARCEL = lines("""
Start
10 Says company and own name
15 Takes tracking number and postcode
Search
25 Reads the scan history right
20 Opens a trace when due
15 Gives an honest delivery window
End
15 Logs the contact reason
""")
FOOD = lines("""
Order
15 Finds the order within a minute
20 Right refund or redelivery
15 Checks allergy note
People
20 Says sorry once and means it
15 Keeps the courier in the loop
Finish
15 Credits shown to the customer
""")
MORTGAGE = lines("""
Skill
20 Disclosure statement
20 Rate lock explained
25 Income and escrow questions
20 Patience with first-time buyers
15 Next steps in writing
""")
JOBLESS = lines("""
Identity
10 Name, birth date and claim number
10 Asks the security question
Claim
20 Right week and right form
20 Work-search rule explained
15 No promise of payment
Manner
15 Respectful throughout
10 Plain language
""")
RENTAL = lines("""
Counter
2 Brand greeting
2 Confirmation number
2 Driver's age and licence
2 Right car class
2 Rate with all fees
2 Fuel rule
2 Insurance offered once
2 One-way fee named
2 Pick-up hours
2 Recap
""")
GYM = lines("""
Desk
20 Energy
20 Member found
20 Freeze or cancel rule
20 Saves the member
20 Wrap-up
""")
SAAS = lines("""
Triage
10 Workspace and plan confirmed
15 Severity set by the matrix
Solving
20 Reproduces before guessing
20 Right article sent
15 Escalates with logs
Tone
10 Reads the mood
10 Promises only what is due
""")
PENSION = lines("""
Part
10 Identification
25 Correct pension statement
25 Transfer rules explained
20 Understandable language
10 Patience
10 File note
""")
OUTAGE = lines("""
Safety
20 Asks for downed wires first
10 Tells to stay 30 feet away
Report
20 Meter or pole number
15 Size of the outage
Information
15 Restoration time as published
10 Medical priority asked
10 Report number given
""")
VISITS = lines("""
Before
10 Answers with department
15 * Two identifiers
Booking
20 Right clinic and referral
15 * Allergy and interpreter asked
15 First free date offered
After
15 Directions and papers
10 Reads the booking back
""")
CARDS = lines("""
Block
15 Calms and takes over
20 Identity by the stolen-card path
25 Card blocked while on the line
15 Last purchases gone through
15 New card and address
10 Case number
""")
SEATS = lines("""
Sale
15 Greeting
20 Right date and hall
20 Best seats offered
20 Fees said aloud
15 Address read back
10 Thanks
""")
TAX = lines("""
Call
15 Opening and disclosure check
25 Answer as in the manual
20 Right form and deadline
15 No tax advice
15 Courtesy
10 Call record
""")
INN = lines("""
Stay
10 House greeting
15 Arrival and departure
20 Room that fits the guest
20 Rate and cancellation rule
15 Breakfast or parking offered
10 Uses the guest's name
10 Booking code
""")
CLAIMS = lines("""
First notice
10 Is everybody safe?
15 * Policy in force checked
20 Facts of the loss in order
15 Police report and witnesses
15 * No promise of coverage
15 Rental and tow arranged
10 Claim number and next contact
""")
DEALER = lines("""
Welcome
10 Dealership greeting
10 Asks for the name
Needs
20 Model and budget
15 Trade-in asked
Appointment
25 Two times offered
20 Confirmed by text
""")
TELEHEALTH = lines("""
Visit
15 Consent to video read
20 Symptoms by protocol
20 Red flags sent to 911
15 Device and browser check
15 Pharmacy confirmed
15 Follow-up set
""")
ROADSIDE = lines("""
Scene
1 Safe place confirmed
1 Location to the exit
1 Vehicle and plate
Dispatch
1 Right truck
1 Honest arrival time
1 Cost or coverage told
Care
1 Calm voice
1 Call back promised and noted
""")
STREAMING = lines("""
Screen
15 Opening and account e-mail
20 Device and app version
25 Right restart order
20 Plan and price explained
20 Recap
""")
PASSPORT = lines("""
Rules
10 Agency greeting
20 Travel date asked first
25 Right form and fee
15 Photo rules
15 Processing time as posted
15 No promise of a date
""")
SPEEDWAY = lines("""
Hotline
20 Race and stand
30 Price and parking
30 Refund rule
20 Goodbye
""")
REPARTO = lines("""
Criterio
20 Saludo y número de envío
20 Consulta correcta del estado
20 Abre la incidencia
20 Informa del plazo real
20 Cierre y registro
""")
CITAS = lines("""
Pauta
15 Saludo del centro
20 Identifica al paciente con dos datos
25 Especialidad y volante correctos
15 Ofrece la primera fecha libre
15 Preparación de la prueba
10 Confirma la cita
""")


def in_percent(weights: tuple[Line, ...]) -> tuple[Line, ...]:
    """The same lines where a sheet holds 20 % as 0.2."""
    return tuple(replace(line, points=line.points / 100) for line in weights)


def sections(found: tuple[Line, ...]) -> dict[str, list[int]]:
    """The numbers of the lines by section, in order."""
    return {
        section: [i for i, line in enumerate(found) if line.section == section]
        for section in dict.fromkeys(line.section for line in found)
    }
