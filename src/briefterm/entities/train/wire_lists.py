"""Names that every reader of news knows; general knowledge, written for briefterm.

They serve to make texts to train on; no name becomes a rule by standing here.
"""

from __future__ import annotations


def _split(text: str) -> list[str]:
    return [part for part in text.replace("\n", "|").split("|") if part]


LISTS = {
    "water": _split(
        """
Rhine|Danube|Elbe|Oder|Vistula|Dnieper|Dniester|Don|Volga|Neva|Thames|Severn|Seine|Loire|Rhone|Po|Tiber|Ebro|Tagus|Nile
Congo|Niger|Zambezi|Limpopo|Tigris|Euphrates|Jordan|Indus|Ganges|Brahmaputra|Mekong|Irrawaddy|Yangtze|Yellow River|Amur
Mississippi|Missouri|Ohio|Hudson|Potomac|Colorado|Rio Grande|Columbia|St. Lawrence|Yukon|Amazon|Orinoco|Parana|Murray
Alps|Andes|Himalayas|Caucasus|Carpathians|Pyrenees|Urals|Rockies|Hindu Kush|Sahara|Gobi|Kalahari|Sahel
Baltic|Adriatic|Aegean|Caspian|Mediterranean|Atlantic|Pacific|Arctic|Gulf of Aden|Strait of Hormuz|English Channel
"""
    ),
    "first": _split(
        """
John|Michael|David|James|Robert|Peter|Paul|Mark|Thomas|Andrew|Maria|Anna|Elena|Sarah|Laura
Julia|Ivan|Sergei|Dmitry|Olga|Natalia|Carlos|Juan|Luis|Jose|Miguel|Pedro|Ana|Lucia|Marco
Luca|Giuseppe|Paolo|Francesca|Hans|Klaus|Stefan|Karl|Heike|Petra|Jan|Piotr|Tomasz|Jean
Pierre|Michel|Francois|Marie|Claire|Ahmed|Mohammed|Hassan|Ali|Omar|Fatima|Layla|Yusuf|Kenji
Hiroshi|Yuki|Takeshi|Wei|Li|Ming|Xiaoming|Jun|Sanjay|Rajesh|Priya|Anil|Sunil|Imran|Wasim
Brian|Shane|Steve|Chris|Kevin|Tim|Greg|Scott|Nick|Ian|Stuart|Graham|Alan|Gary|Lars|Erik|Sven
Ole|Mika|Kari
"""
    ),
    "country": _split(
        """
United States|U.S.|US|Britain|England|Scotland|Wales|Ireland|France|Germany|Italy|Spain
Portugal|Netherlands|Belgium|Switzerland|Austria|Sweden|Norway|Denmark|Finland|Poland
Czech Republic|Slovakia|Hungary|Romania|Bulgaria|Greece|Turkey|Russia|Ukraine|Belarus|Serbia
Croatia|Bosnia|Slovenia|Macedonia|Albania|Israel|Lebanon|Syria|Jordan|Iraq|Iran|Kuwait
Saudi Arabia|United Arab Emirates|UAE|Qatar|Egypt|Libya|Tunisia|Algeria|Morocco|Sudan
Ethiopia|Kenya|Uganda|Rwanda|Burundi|Zaire|Congo|Nigeria|Ghana|Ivory Coast|Cameroon
South Africa|Zimbabwe|Zambia|Angola|Mozambique|India|Pakistan|Sri Lanka|Bangladesh|Nepal
Afghanistan|China|Taiwan|Hong Kong|Japan|South Korea|North Korea|Thailand|Vietnam|Cambodia
Laos|Malaysia|Singapore|Indonesia|Philippines|Australia|New Zealand|Fiji|Canada|Mexico|Cuba
Jamaica|Haiti|Colombia|Venezuela|Ecuador|Peru|Bolivia|Chile|Argentina|Brazil|Uruguay
Paraguay|Georgia|Armenia|Azerbaijan|Kazakhstan|Uzbekistan|Estonia|Latvia|Lithuania|Cyprus
Malta|Iceland|Luxembourg|Yugoslavia|West Indies
"""
    ),
    "city": _split(
        """
London|Paris|Berlin|Bonn|Frankfurt|Munich|Hamburg|Rome|Milan|Turin|Madrid|Barcelona|Lisbon
Amsterdam|Rotterdam|Brussels|Zurich|Geneva|Vienna|Stockholm|Oslo|Copenhagen|Helsinki|Warsaw
Prague|Budapest|Bucharest|Sofia|Athens|Istanbul|Ankara|Moscow|Kiev|Kyiv|Minsk|Belgrade
Zagreb|Sarajevo|Jerusalem|Tel Aviv|Beirut|Damascus|Amman|Baghdad|Tehran|Dubai|Riyadh|Cairo
Tripoli|Tunis|Algiers|Khartoum|Nairobi|Lagos|Johannesburg|Cape Town|Harare|New Delhi|Bombay
Mumbai|Calcutta|Karachi|Islamabad|Lahore|Colombo|Dhaka|Kabul|Beijing|Shanghai|Taipei|Tokyo
Osaka|Seoul|Bangkok|Hanoi|Manila|Jakarta|Kuala Lumpur|Singapore|Sydney|Melbourne|Brisbane
Perth|Auckland|Wellington|Toronto|Montreal|Ottawa|Vancouver|New York|Washington|Chicago
Boston|Philadelphia|Detroit|Atlanta|Miami|Houston|Dallas|Denver|Phoenix|Seattle|Los Angeles
San Francisco|San Diego|Oakland|Sacramento|Portland|Minneapolis|Milwaukee|St. Louis
Kansas City|Cleveland|Cincinnati|Pittsburgh|Baltimore|Buffalo|Indianapolis|Charlotte|Orlando
Tampa|New Orleans|San Antonio|Mexico City|Havana|Bogota|Caracas|Lima|Santiago|Buenos Aires
Sao Paulo|Rio de Janeiro|Manchester|Liverpool|Leeds|Birmingham|Glasgow|Edinburgh|Cardiff
Belfast|Dublin|Newcastle|Sheffield|Nottingham|Wembley|Wimbledon|Lyon|Marseille|Nice|Bordeaux
Toulouse|Strasbourg|Monte Carlo
"""
    ),
    "region": _split(
        """
Gaza|Gaza Strip|West Bank|Chechnya|Kashmir|Kosovo|Siberia|Punjab|Sindh|Catalonia|Bavaria
Saxony|Brittany|Tuscany|Sicily|Sardinia|Lombardy|California|Texas|Florida|Ohio|Michigan
Illinois|Pennsylvania|Virginia|Maryland|Georgia|Alabama|Mississippi|Louisiana|Arkansas
Missouri|Iowa|Minnesota|Wisconsin|Indiana|Kentucky|Tennessee|North Carolina|South Carolina
New Jersey|New York|Connecticut|Massachusetts|Vermont|Maine|Oregon|Nevada|Arizona|New Mexico
Colorado|Utah|Idaho|Montana|Wyoming|Nebraska|Kansas|Oklahoma|Ontario|Quebec|Alberta|Manitoba
Queensland|New South Wales|Victoria|Tasmania|Guangdong|Sichuan|Xinjiang|Tibet|Hokkaido
Okinawa|Mindanao|Luzon|Aceh|Java|Sumatra|Middle East|Western Europe|Eastern Europe
Central Asia|Southeast Asia|Latin America|North America|Africa|Asia|Europe|Balkans|Caribbean
Mediterranean|Black Sea|Baltic Sea|Red Sea|Persian Gulf|Gulf|Atlantic|Pacific|Rhine|Danube
Nile|Alps|Andes|Himalayas
"""
    ),
    "club": _split(
        """
Arsenal|Chelsea|Liverpool|Everton|Manchester United|Manchester City|Man United|Tottenham
Tottenham Hotspur|Spurs|Newcastle United|Newcastle|Aston Villa|West Ham|West Ham United
Leeds|Leeds United|Leicester|Leicester City|Nottingham Forest|Blackburn|Blackburn Rovers
Sheffield Wednesday|Sheffield United|Derby|Derby County|Middlesbrough|Sunderland|Southampton
Coventry|Wimbledon|Crystal Palace|Queens Park Rangers|QPR|Ipswich|Norwich|Wolverhampton
Wolves|West Bromwich|Birmingham|Stoke|Portsmouth|Fulham|Watford|Reading|Bolton|Burnley
Preston|Barnsley|Huddersfield|Bradford|Oldham|Tranmere|Port Vale|Swindon|Grimsby|Wigan
Blackpool|Brentford|Millwall|Brighton|Bournemouth|Rangers|Celtic|Hearts|Hibernian|Aberdeen
Dundee United|Kilmarnock|Motherwell|Raith Rovers|Dunfermline|Falkirk|Partick|St Johnstone
Real Madrid|Barcelona|Atletico Madrid|Valencia|Sevilla|Real Betis|Deportivo Coruna
Real Sociedad|Athletic Bilbao|Espanyol|Real Zaragoza|Celta Vigo|Sporting Gijon|Valladolid
Juventus|AC Milan|Milan|Inter|Inter Milan|Internazionale|Roma|AS Roma|Lazio|Napoli
Fiorentina|Parma|Sampdoria|Udinese|Atalanta|Bologna|Cagliari|Vicenza|Piacenza|Verona|Perugia
Bayern Munich|Borussia Dortmund|Dortmund|Bayer Leverkusen|Werder Bremen|Schalke
VfB Stuttgart|Hamburg|Cologne|Karlsruhe|Hansa Rostock|Borussia Moenchengladbach
Fortuna Duesseldorf|1860 Munich|VfL Bochum|RB Leipzig|Hoffenheim|Wolfsburg|Paris St Germain
Paris Saint-Germain|PSG|Monaco|Marseille|Lyon|Bordeaux|Auxerre|Nantes|Lens|Metz|Strasbourg
Bastia|Cannes|Guingamp|Lille|Rennes|Montpellier|Le Havre|Ajax|Ajax Amsterdam|PSV
PSV Eindhoven|Feyenoord|Feyenoord Rotterdam|Twente Enschede|Vitesse Arnhem|Utrecht
Heerenveen|Willem II|NEC|Roda JC|RKC|Sparta|Groningen|Volendam|Anderlecht|Club Brugge|Bruges
Standard Liege|Ghent|Genk|Lierse|Mouscron|Ekeren|Porto|Benfica|Sporting|Sporting Lisbon
Boavista|Galatasaray|Fenerbahce|Besiktas|Trabzonspor|Olympiakos|Panathinaikos|AEK Athens
PAOK|Red Star Belgrade|Partizan|Dinamo Zagreb|Croatia Zagreb|Hajduk Split|Sparta Prague
Slavia Prague|Legia Warsaw|Widzew Lodz|Ferencvaros|Steaua Bucharest|Rapid Vienna
Austria Vienna|Sturm Graz|Grasshopper|FC Zurich|Servette|Neuchatel Xamax|Spartak Moscow
CSKA Moscow|Dynamo Moscow|Lokomotiv Moscow|Dynamo Kiev|Dynamo Kyiv|Shakhtar Donetsk
IFK Gothenburg|Rosenborg|Brondby|FC Copenhagen|Boca Juniors|River Plate|Flamengo|Fluminense
Palmeiras|Santos|Corinthians|Gremio|Cruzeiro|Atletico Mineiro|Penarol|Nacional|Colo Colo
Independiente|New York Yankees|Yankees|Boston Red Sox|Red Sox|Baltimore Orioles|Orioles
Toronto Blue Jays|Blue Jays|Detroit Tigers|Tigers|Cleveland Indians|Indians
Chicago White Sox|White Sox|Milwaukee Brewers|Brewers|Minnesota Twins|Twins
Kansas City Royals|Royals|Texas Rangers|Seattle Mariners|Mariners|Oakland Athletics
Athletics|California Angels|Angels|Atlanta Braves|Braves|Montreal Expos|Expos
Florida Marlins|Marlins|New York Mets|Mets|Philadelphia Phillies|Phillies
St. Louis Cardinals|Cardinals|Houston Astros|Astros|Cincinnati Reds|Reds|Chicago Cubs|Cubs
Pittsburgh Pirates|Pirates|San Diego Padres|Padres|Los Angeles Dodgers|Dodgers
Colorado Rockies|Rockies|San Francisco Giants|Giants|Chicago Bulls|Bulls|New York Knicks
Knicks|Miami Heat|Heat|Washington Bullets|Bullets|Orlando Magic|Magic|Philadelphia 76ers
76ers|Boston Celtics|Celtics|New Jersey Nets|Nets|Detroit Pistons|Pistons
Cleveland Cavaliers|Cavaliers|Atlanta Hawks|Hawks|Charlotte Hornets|Hornets|Milwaukee Bucks
Bucks|Indiana Pacers|Pacers|Toronto Raptors|Raptors|Houston Rockets|Rockets|Utah Jazz|Jazz
Dallas Mavericks|Mavericks|Denver Nuggets|Nuggets|San Antonio Spurs|Minnesota Timberwolves
Timberwolves|Vancouver Grizzlies|Grizzlies|Seattle SuperSonics|SuperSonics
Los Angeles Lakers|Lakers|Portland Trail Blazers|Trail Blazers|Los Angeles Clippers|Clippers
Sacramento Kings|Kings|Golden State Warriors|Golden State|Warriors|Phoenix Suns|Suns
Green Bay Packers|Packers|Green Bay|Dallas Cowboys|Cowboys|San Francisco 49ers|49ers
New England Patriots|Patriots|New England|Buffalo Bills|Bills|Miami Dolphins|Dolphins
New York Jets|Jets|New York Giants|Pittsburgh Steelers|Steelers|Jacksonville Jaguars|Jaguars
Jacksonville|Denver Broncos|Broncos|Kansas City Chiefs|Chiefs|Oakland Raiders|Raiders
Carolina Panthers|Panthers|Carolina|Washington Redskins|Redskins|Philadelphia Eagles|Eagles
Chicago Bears|Bears|Detroit Lions|Lions|Minnesota Vikings|Vikings|Tampa Bay Buccaneers
Tampa Bay|Detroit Red Wings|Red Wings|Colorado Avalanche|Avalanche|Colorado
Pittsburgh Penguins|Penguins|New York Rangers|New Jersey Devils|Devils|Florida Panthers
Buffalo Sabres|Sabres|Boston Bruins|Bruins|Montreal Canadiens|Canadiens|Hartford Whalers
Whalers|Ottawa Senators|New York Islanders|Islanders|Toronto Maple Leafs|Maple Leafs
St. Louis Blues|Blues|Phoenix Coyotes|Coyotes|Dallas Stars|Edmonton Oilers|Oilers
Vancouver Canucks|Canucks|Calgary Flames|Flames|San Jose Sharks|Sharks|San Jose
Anaheim Mighty Ducks|Anaheim|Los Angeles Kings|Vegas Golden Knights|Seattle Seahawks
Seahawks|Tennessee Titans|Titans|Baltimore Ravens|Ravens|Oklahoma City Thunder|Thunder
Memphis Grizzlies|Brooklyn Nets|Los Angeles Rams|Rams|Houston Texans|Tampa Bay Rays
Washington Nationals|LA Galaxy|Inter Miami|Essex|Kent|Surrey|Yorkshire|Lancashire
Leicestershire|Derbyshire|Warwickshire|Sussex|Middlesex|Glamorgan|Somerset|Gloucestershire
Northamptonshire|Nottinghamshire|Hampshire|Durham|Worcestershire|Queensland|Victoria
Tasmania|New South Wales|Western Australia|South Australia|Otago|Canterbury
Northern Districts|Bath|Harlequins|Wasps|Saracens|Gloucester|Llanelli|Swansea|Toulouse|Brive
Wigan Warriors|St Helens|Halifax|Castleford|Warrington|Brisbane Broncos|Canberra Raiders
Parramatta|Manly|Penrith|Essendon|Carlton|Collingwood|Hawthorn|Geelong|Richmond|Fitzroy
North Melbourne|West Coast|Adelaide|Fremantle|Footscray|St Kilda|Melbourne|Al Ahly|Zamalek
Al-Hilal|Al Nassr|Kaizer Chiefs|Orlando Pirates|Raja Casablanca|Esperance|Yomiuri Giants
Chunichi Dragons|Hanshin Tigers|Hiroshima Carp|Yakult Swallows|Seibu Lions|Orix BlueWave
Nippon Ham|Lotte|Kashima Antlers|Urawa Reds|Gamba Osaka|Guangzhou Evergrande
"""
    ),
    "company": _split(
        """
Apple|Microsoft|Google|Alphabet|Amazon|Amazon.com|Facebook|Meta|Tesla|Netflix|Intel|IBM
Oracle|Cisco|Cisco Systems|Hewlett-Packard|Dell|Compaq|Motorola|Nokia|Ericsson|Samsung
Samsung Electronics|LG Electronics|Sony|Toshiba|Hitachi|Panasonic|Fujitsu|NEC|Canon|Nintendo
Toyota|Toyota Motor|Honda|Nissan|Mazda|Mitsubishi|Hyundai|Kia|Daewoo|General Motors|GM|Ford
Ford Motor|Chrysler|Daimler|Daimler-Benz|Mercedes-Benz|BMW|Volkswagen|Audi|Porsche|Renault
Peugeot|Citroen|Fiat|Volvo|Saab|Scania|Boeing|Airbus|Lockheed Martin|Raytheon
Northrop Grumman|McDonnell Douglas|British Aerospace|BAE Systems|Rolls-Royce
General Electric|GE|Siemens|ABB|Philips|Alcatel|Alstom|Thomson-CSF|Lucent|AT&T|Verizon
Sprint|MCI|Deutsche Telekom|France Telecom|British Telecom|BT|Vodafone|Telefonica|Exxon
Exxon Mobil|Mobil|Chevron|Texaco|Shell|Royal Dutch Shell|BP|British Petroleum|Total
TotalEnergies|Elf|Eni|Repsol|Statoil|Equinor|Gazprom|Lukoil|Rosneft|Petrobras|Aramco
Saudi Aramco|PetroChina|Sinopec|Rio Tinto|BHP|Anglo American|De Beers|Glencore|Alcoa
US Steel|Nippon Steel|Posco|Usinor|Thyssen|Krupp|Bayer|BASF|Hoechst|Novartis|Roche|Sandoz
Ciba-Geigy|Pfizer|Merck|Moderna|BioNTech|AstraZeneca|GlaxoSmithKline|Glaxo Wellcome
Johnson & Johnson|Eli Lilly|Abbott|Amgen|Sanofi|Nestle|Unilever|Danone|Coca-Cola|PepsiCo
Pepsi|McDonald's|Burger King|Starbucks|Procter & Gamble|Kellogg|Kraft|Philip Morris
RJR Nabisco|Heineken|Guinness|Carlsberg|Anheuser-Busch|Walmart|Wal-Mart|Target|Kmart|Sears
Home Depot|Costco|Tesco|Sainsbury|Marks & Spencer|Carrefour|Metro|Aldi|Lidl|Ikea|H&M|Nike
Adidas|Reebok|Puma|Gucci|LVMH|Disney|Walt Disney|Time Warner|Warner Bros|Viacom|CBS|NBC|ABC
CNN|Fox|Fox News|News Corp|BSkyB|Sky|Comcast|Citigroup|Citibank|Citicorp|JPMorgan|JP Morgan
Morgan Stanley|Goldman Sachs|Merrill Lynch|Lehman Brothers|Salomon Brothers|Bank of America
Wells Fargo|Chase Manhattan|American Express|Visa|Mastercard|PayPal|HSBC|Barclays|Lloyds
NatWest|Standard Chartered|Deutsche Bank|Dresdner Bank|Commerzbank|UBS|Credit Suisse
BNP Paribas|Societe Generale|Credit Lyonnais|Credit Agricole|ING|ABN AMRO|Rabobank|Santander
BBVA|UniCredit|Nomura|Daiwa|Sumitomo|Mizuho|SoftBank|Alibaba|Tencent|Baidu|Huawei|ZTE|Xiaomi
ByteDance|TikTok|Didi|Foxconn|TSMC|Lenovo|Uber|Lyft|Airbnb|Twitter|LinkedIn|Snap|Spotify
Zoom|Palantir|SpaceX|Nvidia|AMD|Qualcomm|Arm|Allianz|AXA|Zurich|Munich Re|Swiss Re
Prudential|Aviva|AIG|Berkshire Hathaway|BlackRock|Vanguard|Fidelity|Lufthansa
British Airways|Air France|KLM|Alitalia|Iberia|SAS|Swissair|Aeroflot|Turkish Airlines
Emirates|Qatar Airways|Etihad|Qantas|Cathay Pacific|Singapore Airlines|Japan Airlines
All Nippon Airways|Korean Air|Air China|Air India|American Airlines|United Airlines|Delta
Delta Air Lines|TWA|USAir|Continental|Northwest|Southwest Airlines|Ryanair|easyJet
Virgin Atlantic|FedEx|Federal Express|UPS|DHL|Maersk|Moody's|Standard & Poor's
Standard and Poor's|S&P|Fitch|KPMG|Ernst & Young|Deloitte|PricewaterhouseCoopers|Accenture
McKinsey|Reliance Industries|Tata Motors|Tata|Infosys|Wipro|Mahindra|Evergrande|Rheinmetall
Thales|Leonardo|Kongsberg|Orsted|Vestas|Enel|Iberdrola|RWE|E.ON|EDF|Engie|Veolia|Michelin
Bridgestone|Goodyear|Pirelli|Caterpillar|Komatsu|John Deere|3M|Dow Chemical|DuPont|Monsanto
Cargill|Kodak|Xerox|Levi Strauss|Hilton|Marriott|Hyatt|Carnival|Netscape|Yahoo|AOL
America Online|eBay|Sun Microsystems|Novell|Adobe|SAP|Salesforce|Wirecard
"""
    ),
    "agency": _split(
        """
Reuters|AP|Associated Press|AFP|Agence France-Presse|Itar-Tass|Interfax|Tass|RIA|Xinhua
Kyodo|Yonhap|IRNA|ISNA|Fars|Anadolu|Anatolian|DPA|dpa|ANSA|EFE|MENA|INA|PTI
Press Trust of India|BBC|CNN|Al Jazeera|Bloomberg|Bloomberg News|New York Times
Washington Post|Wall Street Journal|Financial Times|Times|Guardian|Daily Telegraph|Sun
Daily Mirror|Le Monde|Le Figaro|Liberation|Bild|Der Spiegel|Die Welt|Frankfurter Allgemeine
El Pais|El Mundo|Corriere della Sera|La Repubblica|Haaretz|Jerusalem Post|Al-Ahram
Asahi Shimbun|Yomiuri Shimbun|Nihon Keizai|People's Daily|China Daily
South China Morning Post|Times of India|Hindustan Times|Izvestia|Pravda|Kommersant|Hurriyet
Milliyet|NBC|CBS|ABC|Fox News|Politico|Axios|USA Today|Los Angeles Times|Chicago Tribune
Boston Globe
"""
    ),
    "body": _split(
        """
Foreign Ministry|Defence Ministry|Interior Ministry|Finance Ministry|Health Ministry
Ministry of Defence|Ministry of Foreign Affairs|Ministry of Agriculture|Ministry of Health
Treasury|State Department|Pentagon|White House|Kremlin|Congress|Senate
House of Representatives|House of Commons|House of Lords|Parliament|Bundestag|Bundesrat|Duma
State Duma|Knesset|National Assembly|Supreme Court|High Court|Constitutional Court
Court of Appeal|FBI|CIA|NSA|KGB|MI5|Interpol|Europol|NATO|European Union|EU
European Commission|European Parliament|European Central Bank|ECB|Bundesbank|Bank of England
Bank of Japan|Federal Reserve|Fed|Bank of Russia|Reserve Bank of India|United Nations|U.N.
UN|U.N. Security Council|Security Council|UNICEF|UNESCO|UNHCR|World Bank
International Monetary Fund|IMF|World Trade Organization|WTO|World Health Organization|WHO
OPEC|OECD|OSCE|IAEA|Red Cross|International Red Cross|Amnesty International
Human Rights Watch|Greenpeace|Médecins Sans Frontières|Hamas|Hezbollah|Hizbollah|Fatah|PLO
Palestinian Authority|Taliban|Al Qaeda|al-Qaida|Islamic State|IRA|Sinn Fein|ETA|PKK
Kurdistan Workers Party|Khmer Rouge|Tamil Tigers|LTTE|Labour|Labour Party|Conservative Party
Conservatives|Liberal Democrats|Republican Party|Democratic Party|GOP
Christian Democratic Union|CDU|CSU|SPD|Social Democrats|Free Democrats|Likud|Labor
Congress Party|Bharatiya Janata Party|BJP|African National Congress|ANC
Inkatha Freedom Party|Communist Party|Socialist Party|National Front|Popular Party|PRI
Welfare Party|True Path Party|FIFA|UEFA|IOC|International Olympic Committee|NBA|NFL|NHL|IAAF
ICC|FIA|ATP|WTA|New York Stock Exchange|NYSE|Nasdaq|London Stock Exchange
Chicago Board of Trade|CBOT|CME|LME|USDA|FDA|SEC|Securities and Exchange Commission|FAA|NASA
EPA|FCC|CDC|Centers for Disease Control and Prevention|Food and Drug Administration
Justice Department|Commerce Department|Labor Department|Census Bureau|Harvard University
Oxford University|Cambridge University|University of California|Johns Hopkins University|MIT
Imperial College London|Army|Navy|Air Force|Marines|Royal Navy|Coast Guard
Revolutionary Guards|Scotland Yard|Metropolitan Police|Church of England|Vatican
Catholic Church|Statistics Canada|INSEE|Eurostat|Ifo|Premier League|Football Association
Bundesliga
"""
    ),
    "event": _split(
        """
World Cup|European Cup|UEFA Cup|Champions League|Cup Winners' Cup|FA Cup|League Cup
Davis Cup|Fed Cup|Ryder Cup|U.S. Open|US Open|French Open|Australian Open|Wimbledon
British Open|Masters|Grand Prix|Monaco Grand Prix|Tour de France|Olympic Games|Olympics
Super Bowl|World Series|Stanley Cup|Asian Cup|Copa America|Sheffield Shield|Five Nations
Super 12|European Championship|World Championships|Commonwealth Games|Asian Games|Euro 2020
Copa Libertadores|Serie A|Nobel Peace Prize|World War Two|Gulf War|Cold War|Ramadan|Brexit
Dow Jones|FTSE 100|Nikkei|CAC-40|DAX|S&P 500|Treaty of Rome|Maastricht treaty|COVID-19
"""
    ),
    "title": _split(
        """
Golden|Silver|Blue|Star|Spirit|Pride|Harmony|Eagle|Falcon|Horizon|Explorer|Dream|Night|River
Winter|Summer|Shadow|Light|Stone|Garden|Fire|Storm|Ocean|Dawn|Victory|Liberty|Discovery
Voyager|Pioneer|Mercury|Apollo|Titan|Atlas|Aurora|Comet|Arrow|Thunder|Viking|Neptune|Orca
Swallow|Raven|Lion|Tiger|Wolf|House|Road|Letters|Songs|Children|Mother|Kingdom|Empire|Memory
Silence|Island|Bridge|Tower|Mirror|Crown|Glass|Iron|Red|White|Black|Green|Lost|Last|Long
Broken|Hidden
"""
    ),
    "stem": _split(
        """
Global|United|Pacific|Atlantic|National|First|American|Northern|Southern|Western|General
Universal|Allied|Standard|Premier|Summit|Delta|Omega|Orion|Nova|Apex|Vertex|Zenith|Sterling
Crown|Royal|Continental|Trans World|Inter|Metro|Euro|Asia|China|Nippon|Banco|Banque|Credit
"""
    ),
}
