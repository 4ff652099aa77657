/**
 * The commands of the embedded default: {@code up}, {@code status}, {@code down}. They join what the packages below
 * know: {@code home} what lies on disk, {@code server} the processes. Nothing here is part of the deployed application.
 */
package com.togahub.launcher;
