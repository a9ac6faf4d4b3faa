import Platform

/// Why a folder cannot be watched, in a sentence.
package struct WatchProblem: Error, Equatable, CustomStringConvertible {
    package let description: String

    /// What the system answered to a watch.
    init(_ error: SystemError) {
        description =
            switch error.reason {
            // The answer of a full disk is also that of a full table of watches.
            case .diskFull:
                "The system watches no more folders for this user (its limit is fs.inotify.max_user_watches)."
            case .tooManyOpen:
                "The system has no watcher left for this user (its limit is fs.inotify.max_user_instances), or too many files are open."
            default: "The system cannot watch folders: \(error.words)."
            }
    }

    /// What the system answered to a look at a folder.
    init(_ error: SystemError, lookingAt folder: String) {
        description = "The folder \(folder) cannot be looked through: \(error.words)."
    }
}
