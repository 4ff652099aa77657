package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.Doorbell;
import com.togahub.persistence.aws.SqsDoorbell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The way of messages: sent by the product to the real queue, received from it, and delivered late, several times, in any order, or
 * never.
 */
final class Post implements AutoCloseable {
    private static final int BATCH = 10;
    private static final int HIDDEN_SECONDS = 40_000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final Duration USUAL = Duration.ofMillis(300);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST_COPIES = 3;
    private static final Pattern BODY = Pattern.compile("\\{\"workerJobId\": (\\d+)}");

    private final Baton baton;
    private final Dice dice;
    private final SqsClient client;
    private final String url;
    private final SqsDoorbell doorbell;
    private final List<Letter> letters = new ArrayList<>();
    private int onTheQueue;

    /** The way through a new queue of this name. */
    Post(Baton baton, Dice dice, SqsClient client, String queue) {
        this.baton = requireNonNull(baton, "baton");
        this.dice = requireNonNull(dice, "dice");
        this.client = requireNonNull(client, "client");
        this.url = client.createQueue(request -> request.queueName(queue)).queueUrl();
        this.doorbell = new SqsDoorbell(client, queue, false);
    }

    /**
     * A message on its way.
     *
     * @param job whose
     * @param notBefore when it arrives at the earliest
     * @param looks how often it was delivered before
     */
    record Letter(long job, long notBefore, int looks) {}

    /** What a process sends with. */
    Doorbell doorbell(Life life) {
        return new Doorbell() {
            @Override
            public List<Long> ring(Collection<Long> jobs) {
                return send(life, jobs);
            }

            @Override
            public void ringSoon(long job, Consumer<List<Long>> unsent) {
                baton.start(life.instance() + " sending", life, () -> {
                    List<Long> left = send(life, List.of(job));
                    if (!left.isEmpty()) {
                        unsent.accept(left);
                    }
                });
            }
        };
    }

    private List<Long> send(Life life, Collection<Long> jobs) {
        baton.pass();
        if (!life.hasQueue(baton.now()) || dice.strikes(Fault.UNSENT)) {
            return List.copyOf(jobs);
        }
        if (!doorbell.ring(jobs).isEmpty()) {
            throw new IllegalStateException("the real queue takes no messages");
        }
        onTheQueue += jobs.size();
        boolean isUnknown = dice.strikes(Fault.SENT_UNKNOWN);
        baton.pass();
        return isUnknown ? List.copyOf(jobs) : List.of();
    }

    /** A message that has arrived, if there is one. */
    Optional<Letter> take() {
        if (onTheQueue > 0 && (letters.isEmpty() || dice.oneIn(4))) {
            receive();
        }
        List<Letter> arrived =
                letters.stream().filter(each -> each.notBefore() <= baton.now()).toList();
        if (arrived.isEmpty()) {
            return Optional.empty();
        }
        Letter taken = dice.oneOf(arrived);
        letters.remove(taken);
        return Optional.of(taken);
    }

    /** Whether a message has arrived, or is on the real queue. */
    boolean isWaiting() {
        return onTheQueue > 0 || letters.stream().anyMatch(each -> each.notBefore() <= baton.now());
    }

    /** How long nothing is to be expected; at most this. */
    Duration quiet(Duration most) {
        long next = letters.stream().mapToLong(Letter::notBefore).min().orElse(Long.MAX_VALUE);
        return Duration.ofMillis(Math.max(0, Math.min(most.toMillis(), next - baton.now())));
    }

    /** A message was not handled: it comes again. */
    void again(Letter letter, Duration after) {
        letters.add(new Letter(letter.job(), baton.now() + after.toMillis(), letter.looks() + 1));
    }

    /** Empties the queue: what was sent is there. */
    private void receive() {
        List<Long> jobs = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE;
        while (jobs.size() < onTheQueue) {
            client.receiveMessage(request -> request.queueUrl(url)
                            .maxNumberOfMessages(BATCH)
                            .visibilityTimeout(HIDDEN_SECONDS)
                            .waitTimeSeconds(1))
                    .messages()
                    .forEach(message -> jobs.add(number(message)));
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException((onTheQueue - jobs.size()) + " messages are missing on the queue");
            }
        }
        onTheQueue = 0;
        jobs.stream().sorted().forEach(this::deliver);
    }

    private static long number(Message message) {
        Matcher body = BODY.matcher(message.body());
        if (!body.matches()) {
            throw new IllegalStateException("no worker understands " + message.body());
        }
        return Long.parseLong(body.group(1));
    }

    private void deliver(long job) {
        if (dice.strikes(Fault.LOST)) {
            return;
        }
        int copies = dice.strikes(Fault.DUPLICATE) ? 2 + dice.below(MOST_COPIES) : 1;
        for (int i = 0; i < copies; i++) {
            Duration delay = dice.upTo(dice.strikes(Fault.LATE) ? LONGEST : USUAL);
            letters.add(new Letter(job, baton.now() + delay.toMillis(), 0));
        }
    }

    @Override
    public void close() {
        doorbell.close();
        client.deleteQueue(request -> request.queueUrl(url));
    }
}
