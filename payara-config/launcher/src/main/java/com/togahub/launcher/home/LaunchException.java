package com.togahub.launcher.home;

/** Something stands in the way of a start; the message is one line for the user and names the way out. */
public final class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
