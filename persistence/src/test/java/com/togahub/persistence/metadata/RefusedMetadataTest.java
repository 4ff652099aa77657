package com.togahub.persistence.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.Extensions;
import com.togahub.engine.crud.ScriptedApi;
import com.togahub.engine.intercept.Change;
import com.togahub.engine.intercept.Interceptor;
import com.togahub.engine.intercept.Requests;
import com.togahub.persistence.metadata.Administrator.Reply;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Query;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nonsense in metadata is refused, says where it stands, and changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedMetadataTest {
    private static final String RECORD =
            "'name':'widgets','route':'widgets','tableName':'Widgets','aclDatabase':'CLIENT'";

    private final EngineFixture fixture =
            EngineFixture.create(new Extensions(List.of(new KnownInterceptor()), List.of(), List.of(new KnownApi())));
    private final Administrator admin = Administrator.at(fixture, fixture.engine());
    private final String version;

    RefusedMetadataTest() {
        DatabaseServer.shared()
                .execute(
                        fixture.client(),
                        "CREATE TABLE Widgets (id BIGINT AUTO_INCREMENT PRIMARY KEY, uuid CHAR(36) NOT NULL UNIQUE,"
                                + " label VARCHAR(40), weight DECIMAL(18,3), itemId BIGINT, passwordHash VARCHAR(99),"
                                + " apiToken VARCHAR(99))",
                        "CREATE TABLE Bare (id BIGINT AUTO_INCREMENT PRIMARY KEY, label VARCHAR(40))");
        version = Query.value(fixture.core(), "SELECT version FROM MetadataVersion");
    }

    private static final class KnownInterceptor implements Interceptor {
        @Override
        public String name() {
            return "Known";
        }

        @Override
        public void handle(Change change, Requests requests) {
            throw new AssertionError("no row names it");
        }
    }

    private static final class KnownApi implements ScriptedApi {
        @Override
        public String name() {
            return "Known";
        }

        @Override
        public Data handle(Requests requests, Map<String, String> parameters, ObjectNode body) {
            throw new AssertionError("no row names it");
        }
    }

    private void refused(String expected, Reply reply) {
        assertEquals(expected, String.join(", ", reply.refusals()), reply.envelope()::toString);
        assertTrue(reply.status() == 422 || reply.status() == 409, reply.envelope()::toString);
        assertEquals(version, Query.value(fixture.core(), "SELECT version FROM MetadataVersion"));
        admin.get("/sales-orders").done();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "tableName | 'tableName':'NoSuchTable'",
                "tableName | 'tableName':'Bare'",
                "tableName | 'tableName':'widgets'",
                "tableName | 'tableName':'x` y'",
                "tableName | 'tableName':'SigningSecrets','aclDatabase':'CORE'",
                "tableName | 'tableName':'MetadataVersion','aclDatabase':'CORE'",
                "name | 'name':'Widgets'",
                "name | 'name':'wid gets'",
                "route | 'route':'Widgets'",
                "route | 'route':'widgets/x'",
                "route | 'route':'auth'",
                "route | 'route':'describe'",
                "numberFormat | 'numberFormat':'#A#'",
                "numberFormat | 'numberFormat':'A'",
                "childPolicy | 'childPolicy':'EXPLODE'",
                "aclDatabase | 'aclDatabase':'MARS'",
                "model | 'model':'NotDeployed'"
            })
    void recordsThatMakeNoSense(String path, String change) {
        String body = RECORD;
        for (String member : change.split(",", -1)) {
            String name = member.split(":", 2)[0];
            body = body.replaceAll(name + ":'[^']*',?", "");
        }
        body = body.replaceAll(",$", "") + "," + change;
        refused("EV-7 " + path, admin.post("/records", "{" + body + "}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "EV-7 recordFields[1].columnName | 'name':'colour','type':'string'",
                "EV-7 recordFields[1].columnName | 'name':'w','columnName':'id','type':'integer'",
                "EV-7 recordFields[1].columnName | 'name':'w','columnName':'passwordHash','type':'string'",
                "EV-7 recordFields[1].columnName | 'name':'apiToken','type':'string'",
                "EV-9 recordFields[1].columnName | 'name':'w','columnName':'label','type':'string'",
                "EV-9 | 'name':'label','columnName':'weight','type':'decimal'",
                "EV-7 recordFields[1].name | 'name':'9w','columnName':'weight','type':'decimal'",
                "EV-7 recordFields[1].type | 'name':'weight','type':'string'",
                "EV-7 recordFields[1].type | 'name':'weight','type':'date'",
                "EV-7 recordFields[1].type | 'name':'weight','type':'number'",
                "EV-7 recordFields[1].scale | 'name':'weight','type':'decimal','scale':6",
                "EV-7 recordFields[1].expression | 'name':'w','type':'calculated'",
                "EV-7 recordFields[1].expression | 'name':'w','type':'calculated','expression':'1 +'",
                "EV-7 recordFields[1].expression | 'name':'w','type':'calculated','expression':'label * 2'",
                "EV-7 recordFields[1].expression | 'name':'w','type':'calculated','expression':'nothing * 2'",
                "EV-7 recordFields[1].expression | 'name':'w','type':'calculated','expression':'sum(x.y)'",
                "EV-7 recordFields[1].expression | 'name':'weight','type':'decimal','expression':'1'",
                "EV-7 recordFields[1].referenceRecord | 'name':'item','type':'integer','isIdentifier':true",
                "EV-7 recordFields[1].referenceRecord | 'name':'item','type':'integer','isIdentifier':true,'referenceRecord':{'route':'roles'}",
                "EV-8 recordFields[1].referenceRecord | 'name':'item','type':'integer','isIdentifier':true,'referenceRecord':{'route':'nothing'}",
                "EV-7 recordFields[1].type | 'name':'label2','columnName':'weight','type':'integer','isIdentifier':true,'referenceRecord':{'route':'items'}"
            })
    void fieldsThatMakeNoSense(String expected, String field) {
        refused(
                expected,
                admin.post(
                        "/records",
                        "{" + RECORD + ",'recordFields':[{'name':'label','type':'string'},{" + field + "}]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "is no RSQL((",
                "nothing==1",
                "vendor.nothing==1",
                "nothing.name==1",
                "unitPrice==many",
                "uuid==${id.password}",
                "uuid==${id.userUuid"
            })
    void rowFiltersThatMakeNoSense(String filter) {
        String buyer = Query.value(
                fixture.core(),
                "SELECT p.uuid FROM AclRecordPermissions p JOIN Roles o ON o.id = p.roleId JOIN Records r"
                        + " ON r.id = p.recordId WHERE o.name = 'buyer' AND r.name = 'items'");
        refused("EV-7 rowFilter", admin.put("/acl-record-permissions/" + buyer, "{'rowFilter':'" + filter + "'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "EV-7 phase | /api-payload-interceptors | 'record':{'route':'items'},'phase':'DURING','method':'POST','handler':'Known'",
                "EV-7 method | /api-payload-interceptors | 'record':{'route':'items'},'phase':'PRE','method':'TRACE','handler':'Known'",
                "EV-7 handler | /api-payload-interceptors | 'record':{'route':'items'},'phase':'PRE','method':'POST','handler':'Nobody'",
                "EV-7 handler | /scripted-apis | 'route':'dance','method':'POST','handler':'Nobody'",
                "EV-7 method | /scripted-apis | 'route':'dance','method':'HEAD','handler':'Known'",
                "EV-7 route | /scripted-apis | 'route':'Dance now','method':'POST','handler':'Known'",
                "EV-7 route | /scripted-apis | 'route':'auth/dance','method':'POST','handler':'Known'",
                "EV-9 route | /scripted-apis | 'route':'items','method':'POST','handler':'Known'",
                "EV-7 schedule | /cron-jobs | 'name':'n','schedule':'61 * * * *','action':'A/B'",
                "EV-7 schedule | /cron-jobs | 'name':'n','schedule':'often','action':'A/B'",
                "EV-7 schedule | /cron-jobs | 'name':'n','schedule':'0 0 * * * *','action':'A/B'",
                "EV-7 schedule | /cron-jobs | 'name':'n','schedule':'@reboot','action':'A/B'",
                "EV-7 action | /cron-jobs | 'name':'n','schedule':'* * * * *','action':'Nothing'",
                "EV-7 action | /cron-jobs | 'name':'n','schedule':'* * * * *','action':'team/github/merge'",
                "EV-7 action | /cron-jobs | 'name':'n','schedule':'* * * * *','action':'A/B/'",
                "EV-7 parameters | /cron-jobs | 'name':'n','schedule':'* * * * *','action':'A/B','parameters':[1]",
                "EV-7 parameters | /cron-jobs | 'name':'n','schedule':'* * * * *','action':'A/B','parameters':'{}'",
                "EV-7 maxExecutionTime | /cron-jobs | 'name':'n','schedule':'* * * * *','action':'A/B','maxExecutionTime':0",
                "EV-7 maxExecutionTime | /cron-jobs | 'name':'n','schedule':'* * * * *','action':'A/B','maxExecutionTime':3000000000",
                "EV-7 missedRunPolicy | /cron-jobs | 'name':'n','schedule':'* * * * *','action':'A/B','missedRunPolicy':'RUN_ALL'",
                "EV-6 schedule | /cron-jobs | 'name':'n','action':'A/B'",
                "EV-7 overlapPolicy | /cron-jobs | 'name':'n','schedule':'* * * * *','action':'A/B','overlapPolicy':'MAYBE'"
            })
    void otherRowsThatMakeNoSense(String expected, String route, String body) {
        refused(expected, admin.post(route, "{" + body + "}"));
    }

    @Test
    void aCronJobIsChangedByWhatMakesSenseOnly() {
        String uuid = admin.post(
                        "/cron-jobs",
                        "{'name':'changing','schedule':'0 2 * * *','action':'A/B','parameters':{'a':1},'maxExecutionTime':1}")
                .done()
                .uuid("cronJobs");
        refused("EV-7 schedule", admin.put("/cron-jobs/" + uuid, "{'schedule':'0 2 * *'}"));
        refused("EV-7 action", admin.put("/cron-jobs/" + uuid, "{'action':'a'}"));
        refused("EV-7 parameters", admin.put("/cron-jobs/" + uuid, "{'parameters':3}"));
        refused(
                "EV-7 maxExecutionTime, EV-7 schedule",
                admin.put("/cron-jobs/" + uuid, "{'maxExecutionTime':-5,'schedule':'x'}"));
        admin.put("/cron-jobs/" + uuid, "{'schedule':'@daily','parameters':null}")
                .done();
        assertEquals("@daily", Query.value(fixture.core(), "SELECT schedule FROM CronJobs WHERE uuid = ?", uuid));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EV-9 name | name | items",
                "EV-9 route | route | items",
            })
    void namesThatAreTaken(String expected, String member, String value) {
        String body = RECORD.replaceAll("'" + member + "':'[^']*'", "'" + member + "':'" + value + "'");
        refused(expected, admin.post("/records", "{" + body + "}"));
    }

    @ParameterizedTest
    @CsvSource({"items", "customers", "records", "roles"})
    void recordsThatOthersReferToStayActive(String route) {
        String uuid = Query.value(fixture.core(), "SELECT uuid FROM Records WHERE route = ?", route);
        Reply reply = admin.put("/records/" + uuid, "{'isActive':false}");
        assertEquals("EV-17", reply.refusals().get(0));
        assertEquals(409, reply.status());
        assertEquals(409, admin.delete("/records/" + uuid).status());
        admin.get("/" + route).done();
    }
}
