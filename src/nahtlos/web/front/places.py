"""Where each role begins."""

FIRST_PAGES = {
    "adviser": "people:day",
    "member": "people:inbox",
    "immigration": "referrals:questions",
    "employer": "front:employer",
    "mentor": "mentoring:mentees",
    "newcomer": "mine:way",
    "coordinator": "network:board",
    "analyst": "outcomes:figures",
    "administrator": "house:overview",
}
