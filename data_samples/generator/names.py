"""Invented company names, built from stems that sound like a country but name nobody in it."""

from __future__ import annotations

STEMS: dict[str, tuple[str, ...]] = {
    "Germany": (
        "Harzbrunnen", "Ellerkuhl", "Lautersrode", "Vossbergen", "Grunaubach", "Tannholm", "Kesselroth", "Dornwaldau",
        "Rothenkuhn", "Felsbrucken", "Nordhaflen", "Buchenlohr", "Wolkersau", "Eichentorf", "Hollersieg", "Mansbecken",
        "Isarfelden", "Quellmoor", "Zirnstatt", "Auengrund", "Brackelstein", "Ohlenfurth",
    ),
    "France": (
        "Vaucelmont", "Brissandre", "Lormeval", "Chantrevigne", "Aubrissac", "Montelieu", "Corbeneuve", "Ferrandole",
        "Valmerange", "Sauvebois", "Trelandais",
    ),
    "United Kingdom": (
        "Wexcombe", "Thornhythe", "Ashgarth", "Millbrace", "Harrowfen", "Calderwick", "Penhallick", "Stonereach",
        "Eastlode", "Ravenhythe", "Oakenshore",
    ),
    "Ireland": (
        "Ballyforde", "Glenmarrow", "Kilbrannock", "Dunveagh", "Corrigmore", "Lisnakill", "Rathbrone", "Tullymara",
        "Carrowfinn", "Inishdane",
    ),
    "Italy": (
        "Montefarro", "Valdorsa", "Brentarossa", "Luganera", "Cordevento", "Pieveluna", "Sassomare", "Trebianca",
    ),
    "Spain": ("Riocandela", "Valdecobre", "Montesuro", "Puertaclara", "Sierraluna", "Almedrosa", "Cantoserra"),
    "Netherlands": (
        "Waterlohn", "Zuidermeet", "Kromwijker", "Berkenvaart", "Oosterlaak", "Haverdonk", "Veenrode", "Lagesluis",
        "Noordkreek",
    ),
    "Belgium": ("Scheldaert", "Hautvallon", "Ardenbois", "Kempenrode", "Meersvoorde", "Samberive"),
    "Sweden": ("Granholmen", "Vintersund", "Klarskog", "Rimskoga", "Tallviken", "Ekudden"),
    "Denmark": ("Strandhoved", "Lyngbaek", "Vesterklit", "Moselund", "Havskov"),
    "Norway": ("Fjellvaag", "Storhavn", "Isbrekka", "Nordtind"),
    "Finland": ("Koivuranta", "Hakavesi", "Lumikoski", "Saarimetsa"),
    "Poland": ("Debowiec", "Jasnorzeka", "Wilczagora", "Lipodwor", "Starokuznia", "Bialomost", "Zielonka"),
    "Czechia": ("Modrovec", "Kamenolom", "Javorina", "Lipovska", "Zelenice"),
    "Austria": ("Almbrunner", "Gletschau", "Steyrfeld", "Murtaler", "Hochkogler"),
    "Switzerland": ("Rosenfluh", "Seewylen", "Arvenbach", "Talmatten"),
    "Portugal": ("Serraverde", "Ribamonte", "Fontelira"),
    "United States": ("Cedar Bluffton", "Lakemont Ridge", "Prairie Forge", "Iron Hollow", "Blue Mesa Valley"),
    "Canada": ("Northlake Timberline", "Maple Narrows"),
    "Turkey": ("Akdeniz Celikkale", "Yildizova", "Karadag Ova"),
    "India": ("Suryanagar", "Vindhyapur", "Godavarinad"),
    "Brazil": ("Serra do Ipe", "Vale Dourado"),
    "Singapore": ("Straits Meridian",),
    "South Africa": ("Umfolozi Ridge",),
}  # fmt: skip

CITIES: dict[str, tuple[str, ...]] = {
    "Germany": ("Bielefeld", "Chemnitz", "Kassel", "Ulm", "Bremen", "Augsburg", "Siegen", "Rostock"),
    "France": ("Lyon", "Nantes", "Lille", "Grenoble", "Tours"),
    "United Kingdom": ("Leeds", "Sheffield", "Coventry", "Bristol", "Hull"),
    "Ireland": ("Cork", "Limerick", "Galway", "Waterford"),
    "Italy": ("Bologna", "Brescia", "Padova", "Modena"),
    "Spain": ("Zaragoza", "Bilbao", "Valladolid", "Murcia"),
    "Netherlands": ("Eindhoven", "Zwolle", "Breda", "Venlo"),
    "Belgium": ("Gent", "Liège", "Hasselt"),
    "Sweden": ("Västerås", "Jönköping", "Borås"),
    "Denmark": ("Odense", "Aalborg", "Vejle"),
    "Norway": ("Stavanger", "Ålesund"),
    "Finland": ("Tampere", "Oulu", "Lahti"),
    "Poland": ("Poznań", "Wrocław", "Gdynia"),
    "Czechia": ("Brno", "Plzeň"),
    "Austria": ("Linz", "Graz"),
    "Switzerland": ("Winterthur", "Aarau"),
    "Portugal": ("Aveiro", "Braga"),
    "United States": ("Milwaukee", "Cleveland", "Charlotte"),
    "Canada": ("Hamilton",),
    "Turkey": ("Bursa", "Izmir"),
    "India": ("Pune", "Coimbatore"),
    "Brazil": ("Joinville",),
    "Singapore": ("Singapore",),
    "South Africa": ("Durban",),
    "Romania": ("Cluj-Napoca",),
    "Estonia": ("Tartu",),
}

REGIONS = {
    "DACH": ("Germany", "Austria", "Switzerland"),
    "Nordics": ("Sweden", "Denmark", "Norway", "Finland", "Estonia"),
    "UK & Ireland": ("United Kingdom", "Ireland"),
    "West": ("France", "Netherlands", "Belgium"),
    "South": ("Italy", "Spain", "Portugal", "Turkey"),
    "East": ("Poland", "Czechia", "Romania"),
}

INDUSTRIES: dict[str, str] = {
    "Machine tools": "Machine Tools",
    "Food processing": "Food Systems",
    "Packaging": "Packaging",
    "Pumps and water": "Water Technology",
    "Energy": "Power Systems",
    "Agricultural machinery": "Agricultural Machinery",
    "Automotive supply": "Vehicle Parts",
    "Chemicals": "Process Plants",
    "Marine": "Marine Equipment",
    "Medical devices": "Medical Devices",
    "Robotics": "Automation",
    "Paper and wood": "Timber and Paper",
}

SEGMENTS = {"OEM": 5, "Maintenance": 4, "Distributor": 2, "Projects": 1}


def region_of(country: str) -> str:
    """Return the sales region a country belongs to.

    Examples
    --------
    >>> region_of("Ireland"), region_of("Brazil")
    ('UK & Ireland', 'Overseas')
    """
    return next((region for region, countries in REGIONS.items() if country in countries), "Overseas")
