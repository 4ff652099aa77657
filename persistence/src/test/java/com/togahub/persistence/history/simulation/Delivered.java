package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.JobMessage;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.history.simulation.Post.Letter;
import java.time.Duration;

/** A letter on its way through a process, as the message-driven bean's are. Its fields belong to whoever holds the baton. */
final class Delivered implements JobMessage {
    private static final int LOOKS = 3;
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(15);
    private static final Duration NOT_VISIBLE = Duration.ofSeconds(5);

    private final Letter letter;
    private final Post post;
    private boolean isFree;
    private boolean isSettled;
    private boolean isLetGo;

    Delivered(Letter letter, Post post) {
        this.letter = requireNonNull(letter, "letter");
        this.post = requireNonNull(post, "post");
    }

    /** Whether it takes up no slot any more. */
    boolean isFree() {
        return isFree;
    }

    /** Whether it was told what becomes of its message. */
    boolean isSettled() {
        return isSettled;
    }

    /** Its process is dead. */
    void letGo(Duration hidden) {
        if (!isSettled) {
            settle();
            isLetGo = true;
            post.again(letter, hidden);
        }
    }

    @Override
    public long job() {
        return letter.job();
    }

    @Override
    public void begun(Runnable stop) {
        // processes of the simulation do not stop: they are killed
    }

    @Override
    public void ended() {
        isFree = true;
    }

    @Override
    public void settled(Fate fate) {
        if (isLetGo) {
            // the last words of a thread that its process's death has ended
            return;
        }
        settle();
        if (fate == Fate.UNKNOWN && letter.looks() < LOOKS) {
            post.again(letter, NOT_VISIBLE);
        }
    }

    @Override
    public void notBegun(StoreException why) {
        settle();
        post.again(letter, DATABASE_AWAY);
    }

    private void settle() {
        if (isSettled) {
            throw new IllegalStateException("a message was settled twice");
        }
        isFree = true;
        isSettled = true;
    }
}
