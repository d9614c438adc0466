"""In which words people ask what they missed."""

PHRASES = (
    "catch me up",
    "catch me up since Monday",
    "what did I miss",
    "what did I miss in this channel since yesterday",
    "summarise this thread",
    "summarize this channel",
    "sum up what was written here this week",
    "give me a recap of this thread",
    "what happened here while I was away",
    "tl;dr of this thread",
)
