package com.togahub.it.fulfilment;

import com.togahub.it.support.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A chain in the application with all that is needed to write to its fulfilments and to compare them with the reference. */
final class Scene implements AutoCloseable {
    private static final int UNITS = 12;
    private static final int TOLD = 25;

    private final Connection connection;
    private final PlacedChain placed;
    private final Reference reference;
    private final Writes writes;
    private int compared;

    private Scene(Connection connection, PlacedChain placed) {
        this.connection = connection;
        this.placed = placed;
        this.reference = new Reference(placed.chain());
        this.writes = new Writes(placed.ground().api(), placed, reference);
    }

    /** Creates a chain at a client, without any fulfilment. */
    static Scene of(Ground ground, Chain chain) {
        PlacedChain placed = PlacedChain.of(ground, chain, UNITS);
        try {
            return new Scene(Run.product().connect(ground.schema()), placed);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    PlacedChain placed() {
        return placed;
    }

    Reference reference() {
        return reference;
    }

    Writes writes() {
        return writes;
    }

    /** The chain's fulfilments at this moment. */
    Snapshot now() {
        return Snapshot.of(connection, placed, writes.entered());
    }

    /** How often the whole state was compared. */
    int compared() {
        return compared;
    }

    /** The chain and what was done last, for whoever is to understand a difference. */
    String story() {
        List<String> diary = writes.diary();
        List<String> end = diary.subList(Math.max(0, diary.size() - TOLD), diary.size());
        return placed.readable(placed.chain() + "\n" + String.join("\n", end));
    }

    /** Insists that every level holds what the reference says, and that there is nothing else. */
    void compare() {
        compared++;
        List<String> found = now().text();
        List<String> wanted = reference.text();
        if (!found.equals(wanted)) {
            List<String> missing = new ArrayList<>(wanted);
            found.forEach(missing::remove);
            List<String> excess = new ArrayList<>(found);
            wanted.forEach(excess::remove);
            throw new AssertionError("wanted and not there:\n  " + String.join("\n  ", missing)
                    + "\nthere and not wanted:\n  " + String.join("\n  ", excess));
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
