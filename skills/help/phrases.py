"""Free words in which people greet the bot or ask what it can do; the router learns the skill by them."""

PHRASES = (
    "help",
    "what can you do?",
    "how do you work?",
    "how do I use this bot?",
    "who are you?",
    "which commands are there?",
    "show me what you are able to do",
    "what can I ask you?",
    "help me get started with you",
    "I don't know how to use Confidant",
    "list your features",
    "are you a bot?",
    "I'm new here, what are you for?",
    "give me some examples of what I can type",
    "hi",
    "hello there",
    "good morning bot",
    "thanks, that's great",
    "thank you!",
    # in other languages
    "was kannst du?",
    "que sais-tu faire ?",
    "¿qué puedes hacer?",
    "hallo",
)
