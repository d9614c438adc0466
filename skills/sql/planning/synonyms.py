"""Other words that people use for the same thing in business data; each line is one meaning, whatever the database."""

from skills.stems import stem

_LINES = """customer client user buyer shopper
user member person people account
employee staff worker colleague
employee salesperson salesman
order purchase
item product article good
movie film
song track
teacher instructor professor lecturer faculty
student pupil
city town
company organization organisation firm business
organization organisation institution affiliation
department division
salary pay wage compensation
phone telephone
mail email
price cost
amount sum value
message text content body
category type kind genre
food cuisine
shop store
paper publication article
venue location place
revenue sales turnover income
vehicle car
flight trip
street road
nation country
signup join registration register created
created made posted
birthday birth born
rating score
score grade mark points
term semester
class course
neighbourhood neighborhood
programme program
centre center
invoice bill
seller vendor supplier
symbol ticker"""


def _groups() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _LINES.splitlines():
        stems = [stem(word) for word in line.split()]
        for one in stems:
            found[one] = (*found.get(one, ()), *(other for other in stems if other != one))
    return found


OTHER_WORDS = _groups()
