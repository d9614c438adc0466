"""Exports as the ad networks write them, by code: the columns that their report builders name."""

KEY = "cf-0a1b2c3d"

META = (
    '"Reporting starts","Reporting ends","Campaign name","Ad set name","Ad name",Impressions,"Link clicks",'
    '"Clicks (all)","CTR (all)","Amount spent (USD)",Results,"Result indicator"\n'
    f"2026-03-01,2026-03-01,Spring,Women,Socks {KEY},1000,12,30,3.0,10.50,2,actions:offsite_conversion\n"
)
META_GERMAN = (
    "Tag;Kampagnenname;Name der Anzeigengruppe;Anzeigenname;Impressionen;Link-Klicks;CTR (alle);"
    "Ausgegebener Betrag (EUR);Ergebnisse\n"
    f"01.03.2026;Spring;Frauen;Socken {KEY};1.000;12;3,0 %;10,50;2\n"
)
GOOGLE = (
    "Ad report\nMarch 1, 2026 - March 31, 2026\n"
    "Day\tCampaign\tAd group\tAd name\tCurrency code\tImpr.\tClicks\tCTR\tAvg. CPC\tCost\tConversions\n"
    f"2026-03-01\tSpring\tWomen\tSocks {KEY}\tUSD\t1,000\t12\t1.20%\t0.88\t10.50\t2.00\n"
    "Total: Ads\t --\t --\t --\tUSD\t1,000\t12\t1.20%\t0.88\t10.50\t2.00\n"
    "Total: Account\t --\t --\t --\tUSD\t1,000\t12\t1.20%\t0.88\t10.50\t2.00\n"
)
LINKEDIN = (
    "Ad Performance Report (in UTC)\nReport Start: March 1, 2026\nDate Generated: April 1, 2026\n\n"
    "Start Date (in UTC)\tCampaign Name\tCreative Name\tCurrency\tTotal Spent\tImpressions\tClicks\tConversions\n"
    f"3/1/2026\tSpring\tSocks {KEY}\tUSD\t10.50\t1000\t12\t2\n"
    f"3/31/2026\tSpring\tSocks {KEY}\tUSD\t0\t0\t0\t0\n"
)
TIKTOK = (
    "Campaign name,Ad group name,Ad name,By Day,Cost,Impressions,Clicks (destination),CTR (destination),Conversions\n"
    f"Spring,Women,Socks {KEY},2026-03-01,10.50,1000,12,1.2%,2\n"
    "Total of 1 results,-,-,-,10.50,1000,12,1.2%,2\n"
)
X = (
    "Time period,Campaign name,Ad group name,Funding instrument name,Ad name,Impressions,Spend,Link clicks,"
    "Conversions\n"
    f"2026-03-01 00:00 -0800,Spring,Women,Card,Socks {KEY},1000,10.50,12,2\n"
)
PINTEREST = (
    "Date,Campaign name,Ad name,Spend in account currency,Impressions,Pin clicks,Outbound clicks,Total conversions\n"
    f"2026-03-01,Spring,Socks {KEY},10.50,1000,20,12,2\n"
)
REDDIT = (
    "Date,Campaign Name,Ad Name,Impressions,Clicks,Amount Spent (USD),eCPM,CTR,Conversions\n"
    f"2026-03-01,Spring,Socks {KEY},1000,12,$10.50,$10.50,1.200%,2\n"
)
SNAPCHAT = (
    "Start Time,Campaign Name,Ad Squad Name,Ad Name,Currency,Spend,Paid Impressions,Swipe Ups,Purchases\n"
    f"2026-03-01,Spring,Women,Socks {KEY},USD,10.50,1000,12,2\n"
)
EXPORTS = {
    "meta": META, "google": GOOGLE, "linkedin": LINKEDIN, "tiktok": TIKTOK, "x": X, "pinterest": PINTEREST,
    "reddit": REDDIT, "snapchat": SNAPCHAT,
}  # fmt: skip
