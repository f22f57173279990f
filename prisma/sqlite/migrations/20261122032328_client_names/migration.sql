-- CreateIndex
CREATE INDEX "Client_name_phone_idx" ON "Client"("name", "phone");
