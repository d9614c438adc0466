"""Whether a question is in another language than the one in which the grammar reads: by its small words and letters."""

import re

# words that most questions of a language hold, without those that are English as well (die, war, hat, was, in, on …)
_ENGLISH = frozenset(
    """the a an of is are was were do does did how many much what which who whose when where show list give
    tell count number total average each per by with without for from to and or not that this these those than
    last past next have has had there their our my all any most least top between before after""".split()
)
_OTHERS = frozenset(
    """wie viele viel welche welcher welches welchen wer wem wann warum wieviel gibt gab es im ist sind waren wurde
    wurden haben hatte hatten der das den dem des ein eine einer eines einem und oder nicht kein keine mit ohne für
    von vom zum zur pro je jede jeder jedes letzten letzte letzter letztes alle unsere unser unseren zeig zeige
    nach über zwischen durchschnitt durchschnittliche anzahl höchsten meisten
    combien quel quelle quels quelles qui quand où est sont était étaient avons avez ont le la les un une des du
    dans avec sans pour par chaque dernier dernière derniers dernières nos notre et ou ne pas moyenne nombre
    montre affiche y
    cuántos cuántas cuánto cuánta cuál cuáles quién quiénes cuándo dónde es son fue fueron hay hubo el los las una
    unos unas del al en con sin por para cada último última últimos últimas nuestro nuestros y o promedio número
    muestra
    quanti quante quanto quale quali chi quando sono era il lo gli uno della delle dei nel con senza per ogni
    hoeveel welke wie wanneer zijn waren het een van voor met zonder elke laatste
    quantos quantas qual quais quem onde são foi foram os as uma do da dos das em com sem cada""".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_ENOUGH = 2  # one such word may be a name


def is_foreign(question: str) -> bool:
    """Whether more of its small words are of another language than are English, or its letters are not Latin."""
    words = [word.lower() for word in _WORD.findall(question)]
    letters = "".join(words)
    if len(_LATIN.findall(letters)) * 2 < len(letters):
        return True
    others = sum(word in _OTHERS and word not in _ENGLISH for word in words)
    return others >= _ENOUGH and others > sum(word in _ENGLISH for word in words)
