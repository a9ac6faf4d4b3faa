#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why the operating system refused a call.
package struct SystemError: Error, Equatable, Sendable {
    package enum Reason: Sendable {
        case missing, notPermitted, wrongSort, diskFull, readOnly, nameTooLong, closedPipe, link, tooManyOpen,
            other
    }

    /// The system's number for it (`errno`).
    package let code: Int32

    package init(code: Int32) { self.code = code }

    /// The error of the call that has just failed.
    static var last: SystemError { SystemError(code: errno) }

    package var reason: Reason {
        switch code {
        case ENOENT: .missing
        case EACCES, EPERM: .notPermitted
        case ENOTDIR, EISDIR: .wrongSort
        case ENOSPC, EDQUOT, EFBIG: .diskFull
        case EROFS: .readOnly
        case ENAMETOOLONG: .nameTooLong
        case EPIPE: .closedPipe
        // A symbolic link that was not to be followed, or a ring of them.
        case ELOOP: .link
        case EMFILE, ENFILE: .tooManyOpen
        default: .other
        }
    }

    /// The system's own words.
    package var words: String { String(cString: strerror(code)) }
}
