"""What the trades of the third set listen for."""

from tests.foreign.trades import lines

TRANSACTION = lines("""
Customer critical
15 Understands and resolves the customer's issue
15 Gives correct and complete information
10 Sets correct expectations
Business critical
10 Offers the applicable product or service
10 Correct credit or adjustment
10 Logs the contact under the correct reason
Compliance critical
10 Authenticates the customer
Non-critical
5 Opening per standard
5 Hold and transfer etiquette
5 Professional tone
5 Closing per standard
""")
URGENT_CARE = lines("""
Call control
1 Opens the call with service and own name
1 Confirms caller, patient and location
1 Keeps effective control of the call
Assessment
1 Uses the triage system as trained
1 Probes where the answer is unclear
1 Does not lead the caller
1 Records answers that match what was said
Communication
1 Active listening
1 Clear language without jargon
1 Shows empathy and reassures
Disposition
1 Reaches a safe disposition
1 Gives care and worsening advice in full
""")
REG_F = lines("""
Part A: Compliance
10 * Right party contact verified before disclosure
10 * Mini-Miranda given
10 * No false, threatening or harassing statements
10 * Dispute or cease request handled correctly
Part B: Quality
10 Asked for balance in full
15 Negotiated by the settlement grid
10 Overcame objections
10 Payment authorization read verbatim
5 Updated phone and address
10 Documented the account correctly
""")
RESERVATIONS = lines("""
Opening
5 Greets with airline name and own name
5 Obtains passenger name and contact
Selling
10 Determines travel needs
10 Offers lowest applicable fare and alternatives
5 Offers seat, bag or upgrade
Accuracy
10 Itinerary entered correctly
10 Fare rules and change fees quoted
5 Passport and visa advice
Service
5 Courteous and professional
5 Handles hold time properly
Closing
5 Recaps dates, times and total price
5 Thanks the customer for choosing us
""")
FOUNDATION = lines("""
Foundation skills
10 Used the standard greeting
10 Verified the caller
10 Followed correct procedure
10 Used the standard closing
10 Coded the call correctly
""")
FINESSE = lines("""
Finesse skills
10 Listening
10 Empathy and tone
10 Call control
10 Product knowledge
10 Problem solving
""")
DISPATCH_CASES = lines("""
Areas
15 Case Entry
10 Chief Complaint Selection
25 Key Questions
15 Final Coding
25 Post-Dispatch and Pre-Arrival Instructions
10 Customer Service
""")
SERVICE_DESK = lines("""
Call review
10 Greeting and verification
15 Listening and questioning
25 Troubleshooting and resolution
15 Use of knowledge base
20 Ticket documentation
15 Professionalism and closing
""")
CONVERSATIONS = lines("""
Quality
30 Solution offered
20 Tone
20 Product knowledge
10 Empathy
10 Followed internal process
10 Tagging and ticket fields
""")
MONITOREO = lines("""
Error crítico de usuario final
20 Brinda información correcta y completa
15 Resuelve el requerimiento
10 Trato respetuoso
Error crítico de negocio
15 Valida los datos del titular
10 Tipifica correctamente el caso
Error no crítico
5 Saludo según guion
5 Escucha activa
10 Manejo de tiempos de espera
5 Personaliza la llamada
5 Despedida según guion
""")
SHOP = lines("""
Answering
5 Call answered within 3 rings
5 Associate gave bank name and own name
Needs
10 Asked what the money is for
10 Asked about other accounts
Product
15 Rates and terms explained accurately
10 Offered at least one suitable product
Next step
15 Asked for the appointment or the business
5 Thanked the shopper by name
5 Gave a reason to choose the bank
""")
VERIFICATION = lines("""
Script
10 States name and company
10 States that the call is recorded
10 Confirms customer is 18 or older and authorized
10 Confirms name as on the bill
10 Confirms service address
10 Reads rate and term verbatim
10 Reads early termination fee
10 Reads right of rescission
10 Obtains a clear yes to each question
10 Gives the confirmation number
""")
BILLING_CALLS = lines("""
Areas
10 Greeting (10)
10 Verification (10)
25 Billing knowledge (25)
20 Problem solving (20)
15 Courtesy (15)
10 Closing (10)
10 Documentation (10)
""")
VOICE = lines("""
Sections
15 Opening
20 Discovery
30 Resolution
20 Communication
15 Wrap-up
""")
LOSS_REPORT = lines("""
Opening
5 Used the branded greeting
5 Asked whether everybody is safe
10 Verified policy number and insured
Loss details
15 Obtained date, time and place of loss
15 Obtained a complete description of loss
10 Obtained other party and witness information
10 Asked about injuries
Service
10 Explained deductible and next steps
5 Offered rental and towing
10 Gave claim number and adjuster contact
5 Showed empathy
""")
TEST_CALL = lines("""
Standards
10 Phone answered within three rings
10 Greeting with hotel and agent name
10 Asked for the guest's name and used it
10 Asked whether the guest had stayed before
15 Described the room and hotel features
10 Quoted rate including tax and fees
15 Asked for the reservation
10 Explained cancellation and deposit policy
10 Repeated all details and gave the confirmation number
""")
GOVERNMENT_LINE = lines("""
Knowledge skills
4 Gives accurate information
4 Gives complete information
4 Uses the scripts and desktop properly
Customer skills
4 Greeting
4 Tone and courtesy
4 Listens and understands the inquiry
4 Manages the call
4 Closing
""")
