"""Words that show where a tender comes from, as data: authorities, portals, laws and places, each with a weight.

Weights: 5 for a name that no other country's tender would hold (a portal, a procurement law), 3 for a common public
body, 1 for a sign. Words are parted by "|"; line ends and the white space around them count for nothing.
"""

from __future__ import annotations

__all__ = ["COUNTRIES", "NATIONS", "STATES"]

COUNTRIES: dict[str, dict[int, str]] = {
    "GB": {
        5: r"""nation of the buyer\s(?:england|scotland|wales|northern ireland)
            |procurement act 2023|public contracts (?:\(scotland\) )?regulations|provider selection regime
            |find a tender|contracts finder|crown commercial|public contracts scotland|sell2wales
            |etendersni|light touch regime|cabinet office|companies house""",
        3: r"""(?:borough|county|city|district|metropolitan|parish|town) council
            |council of the (?:city|borough)|\.gov\.uk|ministry of defence|integrated care board|nhs
            |his majesty['’]s|her majesty['’]s|police and crime commissioner|combined authority
            |charity commission""",
        1: r"""tupe|vat|united kingdom|england|scotland|wales|northern ireland|the council|£|organisations?
            |programmes?|ofsted|care quality commission|gdpr|uk""",
    },
    "US": {
        5: r"""federal acquisition regulation|general services administration
            |u\.s\. (?:department|government|office|code)|sam\.gov|grants\.gov|united states government
            |notice of funding opportunit(?:y|ies)|code of federal regulations""",
        3: r"""\d+ cfr|far \d+\.\d|ilcs
            |state of (?:alabama|alaska|arizona|california|colorado|florida|georgia|illinois|michigan
            |new york|ohio|texas|virginia|washington|wisconsin)
            |w-9|fiscal year|u\.s\.c|public law|\d+ u\.?s\.?c""",
        1: r"""(?:eastern|central|pacific|mountain) (?:standard |daylight )?time|solicitation|offeror
            |(?:[a-z]+\.)?gov\b(?!\.uk)|states? attorney|noon,? eastern|zip code|united states
            |organizations?|behavioral|labor""",
    },
    "IE": {
        5: r"""etenders\.gov\.ie|office of government procurement|health service executive""",
        1: r"""republic of ireland|ireland|tusla""",
    },
    "AU": {
        5: r"""austender|commonwealth procurement rules|\.gov\.au""",
        1: r"""australia|new south wales|queensland""",
    },
    "NZ": {
        5: r"""\.govt\.nz|government procurement rules""",
        1: r"""new zealand|aotearoa""",
    },
    "CA": {
        5: r"""buyandsell\.gc\.ca|canadabuys|\.gc\.ca""",
        1: r"""canada|ontario|british columbia""",
    },
}
"""Signs of a country, by ISO code and weight."""

NATIONS: dict[str, dict[int, str]] = {
    "SCT": {
        5: r"""nation of the buyer\sscotland
            |public contracts scotland|public contracts \(scotland\)|procurement reform \(scotland\)
            |scottish government|scottish ministers|nhs scotland|police scotland|scotland excel
            |single procurement document \(scotland\)|health and social care partnership""",
        3: r"""(?:aberdeen|aberdeenshire|angus|argyll and bute|clackmannanshire|dumfries and galloway|dundee
            |east ayrshire|east dunbartonshire|east lothian|east renfrewshire|edinburgh|falkirk|fife|glasgow
            |highland|inverclyde|midlothian|moray|north ayrshire|north lanarkshire|orkney|perth and kinross
            |renfrewshire|scottish borders|shetland|south ayrshire|south lanarkshire|stirling
            |west dunbartonshire|west lothian|eilean siar)(?: city| islands)? council
            |council of edinburgh|\(scotland\) (?:act|regulations)""",
        1: r"""scotland|scottish|glasgow|edinburgh""",
    },
    "WLS": {
        5: r"""nation of the buyer\swales
            |sell2wales|welsh government|llywodraeth cymru|welsh ministers|procurement \(wales\)|wppn
            |etenderwales|nhs wales""",
        3: r"""(?:anglesey|gwynedd|conwy|denbighshire|flintshire|wrexham|powys|ceredigion|pembrokeshire
            |carmarthenshire|swansea|neath port talbot|bridgend|vale of glamorgan|cardiff|rhondda cynon taf
            |merthyr tydfil|caerphilly|blaenau gwent|torfaen|monmouthshire|newport)(?: city| county
            | county borough)? council
            |university health board|cyngor|\(wales\) (?:act|measure|regulations)""",
        2: r"""in welsh|welsh (?:language|or english|speak)""",
        1: r"""wales|welsh|cymru|cardiff|swansea""",
    },
    "NIR": {
        5: r"""nation of the buyer\snorthern ireland
            |etendersni|construction and procurement delivery
            |department of finance \(?ni|northern ireland executive|health and social care trust|psni
            |police service of northern ireland|northern ireland housing executive""",
        3: r"""(?:belfast|antrim|ards|armagh|causeway coast|derry|fermanagh|lisburn|mid ulster
            |newry)[a-z ,]{0,40} council
            |\(northern ireland\) (?:act|order|regulations)""",
        1: r"""northern ireland|belfast|stormont""",
    },
    "ENG": {
        5: r"""nation of the buyer\sengland""",
        3: r"""(?:birmingham|manchester|leeds|liverpool|bristol|sheffield|wolverhampton|coventry|walsall
            |sandwell|dudley|solihull) (?:city )?council
            |london borough|nhs england|west midlands|greater manchester|integrated care board""",
        1: r"""england|english""",
    },
}
"""Signs of a nation of the United Kingdom, by the code that the `holidays` library uses, and weight."""

_STATES = """
    alabama AL, alaska AK, arizona AZ, arkansas AR, california CA, colorado CO, connecticut CT, delaware DE, florida FL,
    hawaii HI, idaho ID, illinois IL, indiana IN, iowa IA, kansas KS, kentucky KY, louisiana LA, maine ME, maryland MD,
    massachusetts MA, michigan MI, minnesota MN, mississippi MS, missouri MO, montana MT, nebraska NE, nevada NV,
    new hampshire NH, new jersey NJ, new mexico NM, new york NY, north carolina NC, north dakota ND, ohio OH,
    oklahoma OK, oregon OR, pennsylvania PA, rhode island RI, south carolina SC, south dakota SD, tennessee TN,
    texas TX, utah UT, vermont VT, virginia VA, west virginia WV, wisconsin WI, wyoming WY
"""
STATES: dict[str, str] = {entry.split()[-1]: " ".join(entry.split()[:-1]) for entry in _STATES.split(",")}
"""States of the US by code. Georgia, Washington and the District are left out: they mean other things too."""
