import Content

/// Tells what changes in a project's folder.
///
/// A project is `handout.yaml` and all that stands below `content` and `templates`; links are followed as a build follows
/// them, and what a build passes over (``ProjectTree``) is passed over. A path that is told may hold what it held before: editors write
/// in many ways, and telling too much costs a look, telling too little shows a patient's page as it no longer is. The path
/// of a folder says that it has come or gone; the files of one that has come are told as well, those of one that has gone
/// need not be.
package protocol FolderWatcher: Sendable {
    /// Waits until something has changed and the change has settled. Only one thread may wait.
    ///
    /// - Returns: What has changed since the last call; since the watcher was made for the first. Nil when it was told to end.
    func next() throws(WatchProblem) -> Changes?
}
