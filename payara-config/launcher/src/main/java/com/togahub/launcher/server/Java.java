package com.togahub.launcher.server;

import com.togahub.launcher.home.Folders;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of child processes that run on this process's own Java. */
final class Java {
    /** Options of a server that starts fast and stays small. */
    static final List<String> SMALL = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Options of a server that every job's message goes through: its code is worth compiling well. */
    static final List<String> BUSY = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private Java() {}

    /** The program. */
    static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A setting by which a server of this home is known again. */
    static String mark(Folders folders, String server) {
        return "-Dtoga.server=" + folders.home().resolve(server);
    }

    /** The launcher's own class path. */
    static List<Path> launcherPath(Folders folders) {
        List<Path> path = new ArrayList<>(List.of(folders.launcherJar()));
        path.addAll(BuiltPaths.read(folders, "launcher").all());
        return path;
    }

    /**
     * A command line.
     *
     * @param mark a setting that comes first, by which the process is known again
     * @param options further options of the virtual machine
     * @param classPath jars and folders
     * @param main class to run
     * @param arguments its arguments
     */
    static List<String> command(
            String mark, List<String> options, List<Path> classPath, String main, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(program(), mark));
        line.addAll(options);
        line.add("-cp");
        line.add(String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        line.add(main);
        line.addAll(arguments);
        return line;
    }
}
