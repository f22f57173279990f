/** Each room's styles, in the order in which they may override one another. */
import "./parts/avatar.css";
import "./parts/parts.css";
import "./parts/popup.css";
import "./shell/shell.css";
import "./shell/side-bar.css";
import "./shell/clock.css";
import "./shell/choose-person.css";
import "./conversation/room.css";
import "./conversation/message.css";
import "./conversation/composer.css";
import "./mrkdwn/text.css";
import "./blocks/blocks.css";
import "./blocks/fields.css";
import "./blocks/elements/calendar.css";
import "./modal/dialog.css";
import "./shell/phone.css";
