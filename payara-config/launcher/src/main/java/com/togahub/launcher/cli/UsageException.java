package com.togahub.launcher.cli;

/** A command line that cannot be understood; the message says why. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message + "; see ./toga --help");
    }
}
