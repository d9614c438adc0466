"""What a register adds to the name of a house."""

LEGAL = (
    r"(?:(?:GmbH|AG|UG|SE) & Co\.? ?(?:KGaA|KG|OHG)|"
    r"Inc|LLC|LLP|Ltd|Limited|GmbH|AG|SE|KG|UG|SA|SAS|SARL|S\.A(?:\.U)?|S\.?L\.?U?|S\.?r\.?l|S\.?p\.?A|B\.?V|N\.?V|"
    r"AB|AS|ApS|Oyj?|Corp|Corporation|PLC|plc|DAC|CLG|Teoranta|Teo|Ltda|Kft|d\.o\.o|s\.r\.o|Pty Ltd|P\.C|I\.K\.E)"
)
