package com.togahub.launcher.home;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The secrets of the embedded servers, generated once per home and kept in a file that its owner alone may read.
 *
 * @param databasePassword of the application's account
 * @param rootPassword of the database's administrator
 * @param awsKey access key of queue and bucket
 * @param awsSecret its secret
 */
public record Secrets(String databasePassword, String rootPassword, String awsKey, String awsSecret) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    /** Reads the secrets of a home, generating them at its first start. */
    public static Secrets of(Folders folders) {
        Path file = folders.home().resolve("secrets.json");
        try {
            if (Files.exists(file)) {
                return JSON.readValue(file.toFile(), Secrets.class);
            }
            Secrets made = new Secrets(random(32), random(32), "TOGA" + random(16), random(40));
            ObjectNode json = JSON.valueToTree(made);
            Folders.writePrivately(file, json.toPrettyString());
            return made;
        } catch (IOException e) {
            throw new LaunchException("cannot use " + file + " (" + e.getMessage() + "): start with --fresh", e);
        }
    }

    /** A random word of letters and digits that are not easily confused; 5.8 bits a character. */
    public static String random(int length) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return word.toString();
    }

    @Override
    public String toString() {
        return "Secrets[..]";
    }
}
