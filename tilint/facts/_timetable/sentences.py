"""How running text says when something happens, as data; the first family that fits names the event.

To teach tilint a new wording, add a phrase here and an example to the tests. "<D>" stands for the date. A family is kept
from words that make its event another by `unless`: most of these stand in `_OTHER_PAPERS` and `_PAST`.
"""

from __future__ import annotations

from tilint.facts._timetable.families import Family, sentence

__all__ = ["SENTENCES"]

_PAST = ("were", "was", "present", "current", "existing", "previous", "incumbent")
_OTHER_PAPERS = (
    "@intent|intent form|(?<!answers to )(?<!to all )(?<!answer all )questions?|quer(?:y|ies)|clarifications?",
    "enquir\\w+|invoices?|reports?|valid(?:ity)?|remain open|period of performance|licen[cs]es?|taxe?s?",
    "accounts|references?|certificates?|protocols?",
    "(?:action|project|work|delivery|mobili[sz]ation|implementation) plans?|amend\\w*|extension|expend\\w+",
    "assessments?|regist(?:er|ration)\\w*|withdraw\\w*|complain\\w*|appeals?|challenges?|feedback|audits?",
    "recommend\\w*|advise|encourage\\w*|ideally|for example|would be|samples?|were",
)
"""Papers with a day of their own, which no bid has to arrive with."""
_WE_ACT = "@us_do (?!(?:\\w+ )?(?:accept|receive|consider|close|open|reject|not))(?:(?!\\bmust\\b|\\bshould\\b)[^;<]){0,120}<D>"
"""The buyer is the one who does something by the date."""

SENTENCES: tuple[Family, ...] = (
    sentence(
        "other",
        "@intent ... (?:@by|due|is|on) .. <D>",
        "extensions? ... @by .. <D>",
        "(?:@event|challenge questions?) ... (?:held|place|availab\\w+|begin\\w*|posted|published"
        "|host\\w+|on|at|activated|scheduled|released) .. <D>",
        "(?:transparency|pipeline|information|engagement|award) notices? ... (?:was|were|published"
        "|issued|dated|d[ei]spatched|sent) .. <D>",
        "funding (?:has been|was|is) approved (?:on|by) .. <D>",
        "(?:goes?|went|going) live (?:for|to) buyers .. <D>",
        unless=("closing date", "deadline", "(?:close|open|due) .. <D>"),
    ),
    sentence(
        "clarification_deadline",
        "@question .. (?:received|submitted|raised|sent|asked|made|accepted|considered|answered) (?:after|later than) .. <D>",
    ),
    sentence(
        "clarification_response",
        "(?:answers?|responses?|repl(?:y|ies)) ... @question ... (?:@by|on|is|about|around) .. <D>",
        "@question ... (?:respon[sd]\\w*|answer\\w*|repl(?:y|ies|ied)) ... (?:@by|on|is|about|around) .. <D>",
        "@us_do .. (?:respond|reply|answer) ... (?:@by|on|about|around) .. <D>",
        "(?:answers?|responses?|repl(?:y|ies)|q ?& ?as?|q and as?|clarification log) .. (?:will|to|are|is|shall) be "
        "(?:\\w+ )?(?:@opens|shared|circulated|sent|given|uploaded|made|provided) .. <D>",
        "@us_do .. (?:publish|post|share|circulate|issue|send|release|provide) ... "
        "(?:answers?|responses?|repl(?:y|ies)|@question) ... <D>",
        unless=(
            "(?:must|should|may|can|to) (?:submit|be submitted|send|be sent|ask|raise) ... <D>",
            "@bid (?:must|should|due|are due|is due|submitted|returned|will be (?:submitted|returned|due)) ... <D>",
            "questions? and (?:answers?|responses?) (?:from|for)|deadline (?:for|to) ... @question",
            "not be (?:answered|responded)",
        ),
    ),
    sentence(
        "clarification_deadline",
        "@question ... (?:@by|due|deadline|closing|is|are|close[sd]?) .. <D>",
        "(?:deadline|last (?:date|day)|closing date|cut-?off) ... @question ... <D>",
        "ask us ... @by .. <D>",
        "@question .. (?:period|window|phase) .. (?:ends?|clos\\w+|until) .. <D>",
        unless=(
            "questionnaires?|issued? on|@question ... (?:respon[sd]\\w*|(?<!not be )answer\\w*|published) ... <D>",
            "(?:respon[sd]|answer)\\w* .. (?:to )?@question|questions? and (?:answers?|responses?) (?:from|for)",
            "as of <D>",
            "(?:closing date|deadline) for (?:the )?(?:(?:receipt|return|submission) of )?(?:tenders|bids|proposals)",
            "(?:tenders|bids|proposals|applications) (?:must|are due|is due)",
        ),
    ),
    sentence(
        "interview",
        "(?:keep|hold|reserve) <D>[^;<]{0,30}(?:interviews?|presentations?)",
        "(?:interviews?|presentations?|clarification meetings?|demonstrations?) ... (?:will|are|is|be"
        "|held|on|during|place|for|between) .. <D>",
        "invited? to (?:an? )?(?:\\w+ )?(?:interview|present|meet|pitch|demonstrate) ... <D>",
        "(?:conversations?|meetings?|discussions?|meet|dialogue|panel) .. (?:short-?listed|scoring|ranked|top"
        "|leading|selected) .. @bidders ... <D>",
        unless=("before", "after", "invitations?", "prior to", "deadline", "we will (?:invite|notify|tell) ... @by .. <D>"),
    ),
    sentence("standstill_end", "standstill ... (?:ends?|expires?|until|to|concludes?|lapses?) .. <D>"),
    sentence(
        "outcome",
        "(?:@bidders|you|all|everyone) ... (?:notified|informed|told|advised) ... (?:@by|on|in|within|week|around|about) .. <D>",
        "@bidders ... (?:written to|contacted|emailed) .. @by .. <D>",
        "(?:@bidders|you|everyone) ... sent .. (?:summar(?:y|ies)|letters?|decisions?|feedback|outcome|results?) .. <D>",
        "(?:notified|informed|told|advised) of (?:the |their |our )?(?:outcome|decision|result)s? .. <D>",
        "(?:anticipat\\w+|expect\\w*|estimated|target|planned|proposed|indicative|intend\\w*|plans?|aims?|hopes?) ... "
        "award\\w* ... <D>",
        "be awarded .. <D>",
        "(?:awards?|decisions?|outcomes?|results?) .. (?:will be|are|is|to be|expected|anticipated) ... <D>",
        "(?:committee|board|cabinet|panel) .. (?:will|scheduled|to|expects?|intends?) ... (?:approv\\w+"
        "|decide|consider|review|award) ... <D>",
        "(?:notify|inform|announce|tell|email|write to|contact) ... (?:@bidders|outcome|result|decision|awards?|you ... "
        "success\\w*) ... <D>",
        "success\\w* ... @us_do ... (?:notify|inform|tell|email|write|contact|let you know|call) ... <D>",
        "@us_do .. (?:make|announce|confirm|send|give|issue|publish|share|communicate|let) ... "
        "(?:decisions?|outcomes?|results?|awards?|grants?|feedback|know) ... <D>",
        "let (?:all |every )?(?:@bidders|you|everyone) know ... <D>",
        "(?:@bidders|you|everyone) (?:will|should) hear ... <D>",
        "(?:@bidders|you|everyone) (?:will|should) (?:have|get|receive) .. (?:answers?|decision|reply|result|outcome) ... <D>",
        "expect a (?:decision|response|reply|result) ... <D>",
        unless=(
            "was|(?<!you )were|@question|change|reports?|within \\w+ days|for a period",
            "(?:must|should) (?:notify|inform|tell|contact|email|write)",
            "if you ... (?:complain|wish|want|need|unable|cannot)|contact us|(?:our|that|this|the) feedback",
            "may be awarded|until <D>|starting|beginning",
        ),
    ),
    sentence(
        "submission_deadline",
        "@bid .. (?:received|submitted|returned|sent|uploaded|arriv\\w+) (?:after|later than) .. <D>",
        unless=(*_OTHER_PAPERS,),
    ),
    sentence(
        "submission_deadline",
        "(?:@bid|materials|documents|(?:this|the) (?:\\w+ )?form) ... @sent ... (?:@by|due|is|on|at) .. <D>",
        "(?:deadline|closing (?:date|time)|due date|final date|last date) ... (?:@bid|receipt|submission"
        "|return|apply(?:ing)?) ... <D>",
        "@bid (?:deadline|closing date|due date|return date|period closes) ... <D>",
        "@bid ... due .. <D>",
        "(?:closing date|deadline) (?:is|will be) .. <D>",
        "(?:@bid|fund|call|round|competition|portal|window|opportunity|programme|it) .. (?:will )?(?:close[sd]?|(?:be |is |are )?"
        "open until) .. <D>",
        "(?:closing date|deadline) of <D>",
        "accept (?:\\w+ ){0,3}@bid ... @by .. <D>",
        "until <D>[^;<]{0,12}(?:submit|apply|return|send|bid)",
        "(?:submit|return|upload|send|e-?mail|lodge|deliver) (?:[\\w’']+ ){0,8}(?:@bid) ... @by .. <D>",
        "receive .. (?:your|all|the|any) (?:\\w+ )?@bid ... (?:@by) .. <D>",
        unless=(*_OTHER_PAPERS, _WE_ACT, "invited? ... @by .. <D>"),
    ),
    sentence(
        "submission_deadline",
        "(?:submit|return|upload|send|email|apply|respond|submitted|returned|uploaded) ... @by .. <D>",
        unless=(*_OTHER_PAPERS, _WE_ACT, "plans?", "(?:draft|final|interim|copy|copies|evidence|updates?)", "if you", "invited?"),
        rank=1,
    ),
    sentence(
        "contract_end",
        "(?:@contract|term|period) ... (?:ends?|expir(?:es?|y)|until|terminat\\w+|conclud\\w+|through) .. <D>",
        "(?:it|and|or|but|which),? [^;<.]{0,50}(?:ends?|ending|expires?|expiring) .. <D>",
        "(?:end|expiry|expiration) date .. <D>",
        "(?:term|period) of .. (?:years?|months?) (?:to|until) <D>",
        unless=(
            "tenders?|bids?|proposals?|questions?|exten(?:d\\w*|sions?)|option(?:s|al)?|valid|clarification|insurance",
            "reports?|fiscal|standstill|audits?|records?|ended|expended|(?:years?|quarters?|periods?) end(?:ed|ing)",
            "fixed until",
            *_PAST,
        ),
    ),
    sentence(
        "contract_start",
        "(?:@contract|term|period) ... (?:starts?|starting|commenc\\w+|begins?|beginning|effective|live|from|run) .. <D>",
        "(?:start|commencement|effective|go[- ]live) date ... <D>",
        "start(?:ing)? on[- ]site .. <D>",
        "(?:start|begin|commence) (?:the )?(?:work|delivery|delivering|services?|providing) .. <D>",
        "(?:services?|agreement|contract) .. (?:to open|opens?|takes? effect|comes? into (?:force|effect)) .. <D>",
        unless=(
            "tenders?|bids?|proposals?|questions?|evaluation|exten(?:d\\w*|sions?)|option(?:s|al)?|insurance|reports?",
            "act|law|regulations?|policy|@event|requirements?|received|references?|evidence|experience|cases?",
            "on or after|buyers|standstill|audits?|records?|documents|clarification|approv\\w+|staff|indexed",
            *_PAST,
        ),
    ),
    sentence(
        "application_period",
        "(?:@bid|fund|call|round|portal|window|competition) .. (?:accepted|open|opens|invited|welcome|submitted|received|runs?)"
        " .. (?:from|between)? ?<D>",
        "apply (?:from|between)? ?<D>",
        unless=("questions?", "valid", *_PAST),
    ),
    sentence(
        "issue",
        "(?:this|the|these|our) (?:\\w+ ){0,4}@pack .. (?:issued|published|released|posted|advertised"
        "|launched|announced|opens?|opened) .. <D>",
        "announced the ... @pack .. <D>",
        "(?:contract|tender|ojeu|fts|find a tender) notice ... (?:published|issued|dated|d[ei]spatched|sent|placed) ... <D>",
        "(?:programme|program|fund|portal|round|call|window|scheme) .. (?:opens?|opened) .. <D>",
        "applications? .. (?:opens?|opened|available from|accepted from|open from) .. <D>",
        unless=(
            "answers?|responses?|questions?|award|amendments?|addend\\w+|guidance|policy|act|report|standard|version",
            "framework",
        ),
    ),
    sentence(
        "other",
        "(?:will|must|shall|should|to|needs? to|ha(?:s|ve) to) be (?:\\w+ )?(?:submitted|approved|delivered|provided"
        "|produced|in place|finali[sz]ed|complete[d]?|live|ready|operational|launched|agreed|signed) ... (?:@by|on|with) .. <D>",
        "(?:is|are) due .. <D>",
        "submit ... @by .. <D>",
        "submitted with <D>",
        "(?:deliverables?|milestones?) ... by <D>",
        "(?:complete|completed|delivered|finished|ready|live) by <D>",
        "(?:completed|operational|hired|trained|open(?:ed)?) ... no later than .. <D>",
        "(?:will|must|shall|should|is to|are to|ha(?:s|ve) to|needs? to) ... (?:by|no later than|before) <D>",
        "(?:unspent|underspen\\w+|spent|spend|drawn down|claimed|expended) .. (?:@by|at|on) .. <D>",
        unless=(
            "invoices?|taxe?s?|accounts|licen[cs]es?|insurance|references?|certificates?|if|where|records?|claims?",
            "executive order|fiscal|(?:by|before) (?:law|regulation)",
            *_PAST,
        ),
        rank=2,
    ),
)
"""Families for sentences. Rank 1: any deadline that nothing names; rank 2: milestones of delivery, which count only
after the day of issue, or else after the deadline."""
