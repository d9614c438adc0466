"""What the invented markets trade in: the words that their pages are made of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trade:
    """Six of each list belong to the six companies. `per` is what a price is for, besides the time; `edges` go on after
    “that”, `weaknesses` and `features` are things; `elsewhere` is what the company of the same name does."""

    name: str
    category: str
    category_de: str
    buyers: str
    buyers_de: str
    per: str
    per_de: str
    time: str
    prices: tuple[int, int]
    segments: tuple[str, ...]
    segments_de: str
    products: tuple[str, ...]
    edges: tuple[str, ...]
    weaknesses: tuple[str, ...]
    features: tuple[str, ...]
    certificates: tuple[str, ...]
    awards: tuple[str, ...]
    gains: tuple[str, ...]
    elsewhere: str


PROJECTS = Trade(
    name="projects",
    category="project software",
    category_de="Projektsoftware",
    buyers="teams",
    buyers_de="Teams",
    per="user",
    per_de="Nutzer",
    time="month",
    prices=(6, 70),
    segments=(
        "architecture practices", "film and event producers", "mid-sized construction firms",
        "university research groups", "in-house legal departments", "municipal utilities",
    ),
    segments_de="kommunale Stadtwerke",
    products=("Planboard", "Taskline", "Gridwork", "Milepost", "Relaydesk", "Threadline"),
    edges=(
        "recalculates every schedule the moment a supplier slips",
        "works for a full week without a connection",
        "turns a site photo into a dated task",
        "keeps grant budgets and timesheets in one ledger",
        "redacts names before a plan leaves the house",
        "reads drawings in DWG without a plug-in",
    ),
    weaknesses=(
        "a native Android app", "recurring tasks", "a public API", "time zones in shared calendars",
        "bulk editing of dates", "an export to spreadsheets",
    ),
    features=("Baselines", "Workload view", "Guest seats", "Approval chains", "Risk log", "Portfolio roll-up"),
    certificates=("ISO 27001", "SOC 2 Type II", "Cyber Essentials Plus", "ISO 9001", "TISAX", "BSI C5"),
    awards=(
        "Nordic Tools Award", "Build Tech Prize", "Workplace Medal", "Campus Choice Award", "Clarity Prize",
        "Stadtwerke Innovationspreis",
    ),
    gains=("rework", "planning time", "late deliveries", "meeting hours", "e-mail volume", "overruns"),
    elsewhere="a maker of sailing yachts",
)  # fmt: skip

COLD = Trade(
    name="cold storage",
    category="cold-storage logistics",
    category_de="Kühllogistik",
    buyers="shippers",
    buyers_de="Verlader",
    per="pallet",
    per_de="Palette",
    time="week",
    prices=(9, 60),
    segments=(
        "fresh fish exporters", "vaccine distributors", "regional dairies", "meal-kit brands",
        "flower auctions", "frozen bakery chains",
    ),
    segments_de="Hersteller von Tiefkühlbackwaren",
    products=("Frostlane", "Polar Hub", "Icegate", "Coldkeep", "Northdock", "Winterway"),
    edges=(
        "holds minus seventy degrees for nine days without power",
        "books a dock slot down to five minutes",
        "weighs and photographs each pallet at every door",
        "shares one temperature log with customs and the buyer",
        "runs night trains between four ports",
        "cools with ammonia alone",
    ),
    weaknesses=(
        "weekend pick-up", "a depot south of the Alps", "live tracking on the last mile", "small-lot picking",
        "bonded storage", "an English-language portal",
    ),
    features=("Dock booking", "Probe rental", "Cross-docking", "Blast freezing", "Customs desk", "Lot recall"),
    certificates=("GDP", "BRCGS Storage", "IFS Logistics", "ISO 22000", "CEIV Pharma", "HACCP"),
    awards=(
        "Cold Chain Prize", "Reefer Award", "Port of the Year", "Fresh Logistics Medal", "Green Dock Award",
        "Deutscher Kältepreis",
    ),
    gains=("spoilage", "waiting time", "energy use", "claims", "empty runs", "energy cost"),
    elsewhere="a chain of yoga studios",
)  # fmt: skip

DENTAL = Trade(
    name="dental equipment",
    category="dental equipment",
    category_de="Dentaltechnik",
    buyers="practices",
    buyers_de="Praxen",
    per="chair",
    per_de="Behandlungsstuhl",
    time="month",
    prices=(80, 900),
    segments=(
        "single-chair practices", "orthodontic chains", "dental schools", "mobile clinics",
        "implant surgeons", "children's dentists",
    ),
    segments_de="Kinderzahnarztpraxen",
    products=("Lumident", "Orbiscan", "Molarline", "Claria", "Denteo", "Pearlcast"),
    edges=(
        "scans a full arch in under forty seconds",
        "sterilises its own handpieces between patients",
        "mills a crown while the patient waits",
        "drives from one clinic to the next in a van",
        "maps the nerve canal before the first cut",
        "whispers at thirty-eight decibels",
    ),
    weaknesses=(
        "left-handed mounting", "open file formats", "spare parts outside Europe", "a wireless pedal",
        "training in the evening", "leasing for new practices",
    ),
    features=("Arch scanner", "Chairside mill", "Water line monitor", "Quiet drill", "Shade match", "Recall list"),
    certificates=("ISO 13485", "FDA 510(k)", "MDR Class IIa", "ISO 14971", "CE 0123", "ISO 10993"),
    awards=(
        "Bright Smile Prize", "Chairside Award", "Dental Design Medal", "Clinic Choice", "Red Probe Award",
        "Goldener Zahn",
    ),
    gains=("chair time", "remakes", "no-shows", "material waste", "second visits", "noise complaints"),
    elsewhere="a publisher of travel guides",
)  # fmt: skip

PAYROLL = Trade(
    name="payroll",
    category="payroll services",
    category_de="Lohnabrechnung",
    buyers="employers",
    buyers_de="Arbeitgeber",
    per="employee",
    per_de="Mitarbeiter",
    time="month",
    prices=(3, 40),
    segments=(
        "restaurant groups", "seasonal farms", "charities with volunteers", "staffing agencies",
        "crews on ships", "craft businesses",
    ),
    segments_de="Handwerksbetriebe",
    products=("Payrun", "Wageflow", "Ledgerly", "Salaria", "Crewpay", "Lohnwerk"),
    edges=(
        "pays out tips the same night",
        "files in twenty-six countries from one form",
        "corrects last month without a second run",
        "splits one wage over several funders",
        "pays in port in the local currency",
        "sends sick notes straight to the insurer",
    ),
    weaknesses=(
        "pension transfers", "an interface to accounting", "weekly pay", "support by telephone",
        "payslips in other languages", "expense claims",
    ),
    features=("Tip pooling", "Payslip app", "Leave ledger", "Auto-filing", "Shift import", "Wage advance"),
    certificates=("SOC 1 Type II", "ISO 27701", "BPA accreditation", "ISAE 3402", "ISO 22301", "IDW PS 951"),
    awards=(
        "People Tech Award", "Harvest Innovation Prize", "Third Sector Medal", "Payroll Partner of the Year",
        "Blue Anchor Award", "Handwerkspreis Digital",
    ),
    gains=("payroll errors", "manual entries", "late payments", "audit time", "bank fees", "queries from staff"),
    elsewhere="a brewery",
)  # fmt: skip

SENSORS = Trade(
    name="machine sensors",
    category="vibration monitoring",
    category_de="Schwingungsüberwachung",
    buyers="plants",
    buyers_de="Werke",
    per="sensor",
    per_de="Sensor",
    time="year",
    prices=(90, 800),
    segments=(
        "paper mills", "water works", "cement kilns", "wind park operators",
        "breweries and bottlers", "quarries",
    ),
    segments_de="Steinbrüche",
    products=("Tremora", "Bearwatch", "Axislog", "Resonant", "Hummer", "Pulsor"),
    edges=(
        "hears a cracked bearing eleven weeks early",
        "lives off the heat of the pipe it sits on",
        "survives a dust explosion",
        "needs no gateway within two kilometres",
        "learns a new machine in one shift",
        "rides along on a crusher",
    ),
    weaknesses=(
        "an ATEX version", "raw waveforms", "a connector for the shop-floor system", "firmware updates over the air",
        "alarms by text message", "spare batteries",
    ),
    features=("Order tracking", "Bearing library", "Mesh radio", "Route mode", "Oil probe", "Spectrum share"),
    certificates=("IECEx", "UL 61010", "ISO 18436", "ISA 62443", "DNV type approval", "ISO 45001"),
    awards=(
        "Quiet Plant Prize", "Maintenance Award", "Kiln Innovation Cup", "Turbine Medal", "Hops Tech Award",
        "Bergbaupreis",
    ),
    gains=("unplanned stops", "inspection rounds", "spare-part stock", "false alarms", "downtime", "bearing failures"),
    elsewhere="a firm of tax advisers",
)  # fmt: skip

TRADES = {one.name: one for one in (PROJECTS, COLD, DENTAL, PAYROLL, SENSORS)}
