package com.togahub.persistence.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What differs between the two kinds of database servers. */
enum Product {
    MARIADB("bin/mariadbd") {
        @Override
        List<String> install(Path home, Path data) {
            return List.of(
                    "/bin/sh",
                    home.resolve("scripts/mariadb-install-db").toString(),
                    "--no-defaults",
                    "--basedir=" + home,
                    "--datadir=" + data,
                    "--auth-root-authentication-method=normal",
                    "--skip-name-resolve",
                    "--skip-test-db");
        }

        @Override
        List<String> settings(Path home) {
            return List.of("--lc-messages-dir=" + home.resolve("share"));
        }

        @Override
        Map<String, String> environment(Path home) {
            return Map.of("LD_LIBRARY_PATH", home.resolve("libs").toString());
        }
    },
    MYSQL("bin/mysqld") {
        @Override
        List<String> install(Path home, Path data) {
            return List.of(
                    home.resolve("bin/mysqld").toString(),
                    "--no-defaults",
                    "--initialize-insecure",
                    "--basedir=" + home,
                    "--datadir=" + data);
        }

        @Override
        List<String> settings(Path home) {
            return List.of("--mysqlx=OFF");
        }

        @Override
        Map<String, String> environment(Path home) {
            return Map.of();
        }
    };

    private final String program;

    Product(String program) {
        this.program = program;
    }

    /** Path of the server's program in its home. */
    String program() {
        return program;
    }

    /** Fills an empty data folder. */
    abstract List<String> install(Path home, Path data);

    /** Settings the other does not know. */
    abstract List<String> settings(Path home);

    abstract Map<String, String> environment(Path home);
}
