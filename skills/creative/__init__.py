"""One brief to every advertisement it needs: worded, laid out, checked; nothing leaves before a person says so.

`brief` and `brand` say what is wanted and how the company looks; `copy` words it; `type`, `photo` and `picture` make
the images; `formats` knows what each platform takes and `checks` holds every draft against that; `learning` says what
worked before.
"""
