"""What a register adds to the name of a house."""

LEGAL = (
    r"(?:(?:GmbH|AG|UG|SE) & Co\.? ?(?:KGaA|KG|OHG)|"
    r"Inc|LLC|LLP|Ltd|Limited|GmbH|AG|SE|KG|UG|SA|SAS|SARL|S\.?r\.?l|S\.?p\.?A|B\.?V|N\.?V|AB|AS|ApS|Oyj?|Corp|"
    r"Corporation|PLC|plc|DAC|CLG|Teoranta|Teo|Ltda|Kft|d\.o\.o|s\.r\.o|Pty Ltd|P\.C|I\.K\.E)"
)
