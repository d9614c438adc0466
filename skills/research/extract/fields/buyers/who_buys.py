"""What says behind a count that those who are counted buy or use it: “900 clinics use Acme”."""

import re

BUYS = re.compile(
    r"^[^.;]{0,70}?\b(?:use|uses|using|rely|relies|trust|choose|run (?:on|their)|work with|"
    r"count on|depend|switched to|signed up|subscribed?|buy|have (?:adopted|chosen|signed|"
    r"switched|joined)|"
    r"(?:have|had|hold|held) (?:an? |their )?(?:contracts?|subscriptions?|licen[cs]es?|accounts?) with (?:us|it)\b|"
    r"(?:hired?|rent(?:ed)?|leased?|buy|bought|ordered?|booked?) (?:\w+ )?(?:from|with|through) "
    r"(?:us\b|(?-i:[A-ZÀ-Þ])\w*)|(?:run|drive|use|own|operate|ride) our \w+|(?:have|keep|rent|hold) (?:one|two|"
    r"some|several) of our \w+|"
    r"(?:haben|nutzen|mieten) (?:eines|eine|einen) unserer \w+|ont une? de nos \w+|tienen una? de nuestr[ao]s \w+|"
    r"on board|"
    r"on (?:an?|our|one of our) (?:\w+ )?(?:plans?|subscriptions?|contracts?)\b|under contract|"
    r"are (?:customers|using)|are (?:(?:our|its|their|paying|(?-i:[A-ZÀ-Þ])[\w’'-]+) ){1,2}(?:customers|clients)|"
    r"sind (?!kein|nicht)(?:[\w’'-]+ ){0,2}kunden|sont (?:[\w’'-]+ ){0,2}clients|sono (?:[\w’'-]+ ){0,2}clienti|"
    r"son (?:[\w’'-]+ ){0,2}clientes|as (?:its |paying )?(?:customers|clients)|among its "
    r"(?:customers|clients)|trauen|vertrauen|nutzen|setzen auf|arbeiten (?:\w+ )?mit|"
    r"utilisent|font confiance|nous font|confían|usan|utilizan|(?:can[’']t|cannot) (?:all )?be wrong|"
    r"können (?:sich )?nicht irren|ne peuvent pas se tromper|no pueden equivocarse)\b",
    re.IGNORECASE,
)
