/** The names that appear in bots' messages; any other `:name:` is shown as typed. */
const emoji: Record<string, string> = Object.fromEntries(
  `
smile 😄 grinning 😀 blush 😊 slightly_smiling_face 🙂 wink 😉 joy 😂 thinking_face 🤔 sweat_smile 😅 cry 😢 sob 😭 sunglasses 😎
wave 👋 +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 ok_hand 👌 clap 👏 pray 🙏 raised_hands 🙌 muscle 💪 point_right 👉 point_left 👈
point_up ☝️ point_down 👇 eyes 👀 heart ❤️ blue_heart 💙 green_heart 💚 broken_heart 💔 star ⭐ star2 🌟 sparkles ✨ tada 🎉 gift 🎁
birthday 🎂 cake 🍰 balloon 🎈 champagne 🍾 bouquet 💐 trophy 🏆 medal 🏅 crown 👑 gem 💎 fire 🔥 zap ⚡ boom 💥 rocket 🚀
white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ warning ⚠️ no_entry ⛔ no_entry_sign 🚫
rotating_light 🚨 bangbang ‼️ exclamation ❗ question ❓ information_source ℹ️ bulb 💡 bell 🔔 no_bell 🔕 mega 📣 loudspeaker 📢
calendar 📅 date 📅 spiral_calendar_pad 🗓️ clock1 🕐 clock8 🕗 clock9 🕘 alarm_clock ⏰ stopwatch ⏱️ hourglass ⌛ hourglass_flowing_sand ⏳
telephone ☎️ telephone_receiver 📞 phone ☎️ iphone 📱 email 📧 envelope ✉️ incoming_envelope 📨 inbox_tray 📥 outbox_tray 📤 speech_balloon 💬
memo 📝 pencil 📝 pencil2 ✏️ clipboard 📋 page_facing_up 📄 file_folder 📁 open_file_folder 📂 card_index 📇 bookmark 🔖 label 🏷️ paperclip 📎
pushpin 📌 round_pushpin 📍 link 🔗 lock 🔒 unlock 🔓 key 🔑 mag 🔍 mag_right 🔎 gear ⚙️ wrench 🔧 hammer 🔨 bar_chart 📊
chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 moneybag 💰 dollar 💵 yen 💴 euro 💶 credit_card 💳 bank 🏦 office 🏢 house 🏠 house_with_garden 🏡
bust_in_silhouette 👤 busts_in_silhouette 👥 handshake 🤝 family 👪 baby 👶 older_man 👴 older_woman 👵 robot_face 🤖 red_circle 🔴 large_blue_circle 🔵
large_orange_circle 🟠 large_yellow_circle 🟡 large_green_circle 🟢 white_circle ⚪ black_circle ⚫ large_orange_diamond 🔶 small_blue_diamond 🔹
arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ arrow_forward ▶️ arrows_counterclockwise 🔄 leftwards_arrow_with_hook ↩️ heavy_plus_sign ➕
heavy_minus_sign ➖ repeat 🔁 recycle ♻️ sunny ☀️ sunrise 🌅 partly_sunny ⛅ cloud ☁️ rain_cloud 🌧️ umbrella ☔ snowflake ❄️ crescent_moon 🌙
coffee ☕ tea 🍵 beers 🍻 rice 🍚 moon_cake 🥮 firecracker 🧨 red_envelope 🧧 lantern 🏮 cn 🇨🇳 us 🇺🇸 gb 🇬🇧 car 🚗 walking 🚶 runner 🏃
triangular_flag_on_post 🚩 checkered_flag 🏁 100 💯 one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ new 🆕 soon 🔜 end 🔚 zzz 💤 hand ✋ raised_hand ✋
raising_hand 🙋 beetle 🐞 bug 🐛 seedling 🌱 herb 🌿 four_leaf_clover 🍀 dart 🎯 compass 🧭 world_map 🗺️ thermometer 🌡️ hospital 🏥
`
    .trim()
    .split(/\s+/)
    .reduce<[string, string][]>((pairs, word, index, words) => {
      if (index % 2 === 0) pairs.push([word, words[index + 1] ?? ""]);
      return pairs;
    }, []),
);

/** What people react with most, first; then all others by name. */
const USUAL = "+1 white_check_mark eyes tada heart pray raised_hands smile clap muscle 100 thinking_face".split(" ");
const NAMES = [...new Set([...USUAL, ...Object.keys(emoji)])];

/** The emoji whose names hold the words, those that begin with them first; each sign once, by the first of its names. */
export function findEmoji(words: string): { name: string; sign: string }[] {
  const wanted = words.trim().toLowerCase().replaceAll(":", "").replaceAll(/\s+/g, "_");
  const found = NAMES.filter((name) => name.includes(wanted));
  const sorted = [
    ...found.filter((name) => name.startsWith(wanted)),
    ...found.filter((name) => !name.startsWith(wanted)),
  ];
  const bySign = new Map<string, string>();
  for (const name of sorted) if (!bySign.has(emoji[name] ?? "")) bySign.set(emoji[name] ?? "", name);
  return [...bySign].map(([sign, name]) => ({ name, sign }));
}

/** The character of an emoji's name (without colons), or undefined when the name is not known here. */
export function emojiOf(name: string): string | undefined {
  return Object.hasOwn(emoji, name) ? emoji[name] : undefined;
}

/** Text whose known `:names:` are replaced by their characters. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+-]+):/g, (typed, name: string) => emojiOf(name) ?? typed);
}
