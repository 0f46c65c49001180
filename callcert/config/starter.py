"""The ``callcert.toml`` of a new workspace: every line a default, ready to be changed."""

from callcert.domain.rules import Rules

STARTER = f"""\
# Settings of this workspace. Every line is optional; what stands behind a # is the default.

# coordinator = {{ name = "Your Name", email = "you@example.com" }}

[rules]
# pass_score = {Rules().pass_score:g}       # a call passes at this score or more
# certify_rate = {Rules().certify_rate:g}     # percent of the five calls that certify
# audit_score = {Rules().audit_score:g}      # passes below this are marked: live audits ask it
# calls_hours = {Rules().calls_hours:g}       # longest time for the five calls
# midday = "{Rules().midday}"      # when the first half of Day 2 ends, and calls begin
# first_step_after_days = {Rules().first_step_after_days}        # days before coaching is due
# first_step_counts = "{Rules().first_step_counts}"   # or "calendar"
# equipment_pauses_clock = false   # whether an open equipment issue stops the counting

[calendar]
# country = "US"
# closures = [2026-12-24]
# working_days = []

[tracker]
# write = "file"        # "plan" leaves the changes in reports/ to paste from
# columns = {{ "Start Date" = "Class Start" }}    # our heading = yours

[progress]
# aliases = {{ "Jenny Doe" = "E1042" }}            # a name as typed = the agent ID

[schedule]
# morning = "07:00"     # sync, and the escalations
# intake = "08:00-18:00"   # the hours in which scorecards are filed
# evening = "18:30"     # the end-of-day report
# timezone = "America/New_York"   # default: this machine's
# send = true           # whether the evening sends it by mail

[upload]
# folder = "/mnt/leadership/scorecards"   # where callcert upload copies filed scorecards

# [[certifiers]]
# name = "A Certifier"
# email = "certifier@example.com"
# shift = "09:00-17:00"
"""
