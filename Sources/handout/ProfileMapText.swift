import Content
import Sheets

/// The map of a profile as a text: what each rule set asks for, and where the sheets answer it.
struct ProfileMapText {
    let map: ProfileMap
    let language: Language?

    var text: String {
        func words(_ texts: [Language: String]) -> String { language.flatMap { texts[$0] } ?? "" }
        var text = "\(words(map.profile.title)) (\(map.profile.id)), \(map.sheetCount) sheets\n"
        var rule = ""
        for line in map.lines {
            if line.rule.id != rule {
                rule = line.rule.id
                text += "\n\(rule): \(line.rule.source)\n"
            }
            text += "  \(line.ask.id.dropFirst(rule.count + 1)): \(line.ask.text)\n"
            for place in line.places {
                let isEverywhere = place.sheets == map.sheetCount
                text +=
                    "    \(words(place.group.title)) > \(words(place.element.text).shortened) (\(place.element.id))"
                text += isEverywhere ? ", on every sheet\n" : ", on \(place.sheets) sheets\n"
            }
        }
        return text
    }
}

extension String {
    fileprivate var shortened: String { count > 60 ? prefix(60) + "…" : self }
}
